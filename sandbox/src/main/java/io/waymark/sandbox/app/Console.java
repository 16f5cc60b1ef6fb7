package io.waymark.sandbox.app;

import java.io.PrintStream;

/**
 * Where results and progress go.
 *
 * @param out results, one per line, for programs
 * @param err progress and errors, for people
 */
public record Console(PrintStream out, PrintStream err) {
  /** This process's own streams. */
  public static Console system() {
    return new Console(System.out, System.err);
  }
}
