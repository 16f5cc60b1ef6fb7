package io.waymark.bench.measure;

import java.io.PrintStream;

/** What is told of a bench. */
public interface Report {
  /** What was found on that machine, with the sources of that commit. */
  Figures figures(Machine machine, String commit);

  /** Prints the table of those figures. */
  void print(PrintStream out, Machine machine, Figures figures);
}
