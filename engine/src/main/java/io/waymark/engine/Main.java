package io.waymark.engine;

import io.waymark.engine.chdb.EngineException;
import java.io.IOException;

/** Starts the engine and prints {@code ready port=N version=V} when it serves. */
public final class Main {

  private static final int CANNOT_START = 2;

  private Main() {}

  /** See {@link EngineOptions} for the arguments. */
  public static void main(String... arguments) {
    try {
      Engine engine = Engine.start(EngineOptions.parse(arguments));
      Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "engine-shutdown"));
      System.out.println("ready port=" + engine.port() + " version=" + engine.version());
    } catch (IllegalArgumentException | IllegalStateException | EngineException | IOException e) {
      System.err.println("engine: " + e.getMessage());
      // halt: the half-started engine's own threads must not keep the process.
      Runtime.getRuntime().halt(CANNOT_START);
    }
  }
}
