package io.waymark.serving.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.health.JvmFigures;
import io.waymark.serving.query.Store;
import java.io.UncheckedIOException;
import java.util.List;
import net.logstash.logback.argument.StructuredArguments;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Starts the sidecar and stays until the process is told to end. */
public final class Main {

  private static final int EXIT_BAD_START = 2;

  private Main() {}

  /** See {@code --help}. */
  public static void main(String[] arguments) throws InterruptedException {
    List<String> given = List.of(arguments);
    if (given.contains("--help")) {
      System.out.print(OptionDocs.help());
      return;
    }
    try {
      run(ServingOptions.of(given, System.getenv()));
    } catch (BadOption e) {
      end(e.sentence());
    }
  }

  private static void run(ServingOptions options) throws InterruptedException {
    logAt(options.text(ServingOptions.LOG_LEVEL));
    JvmFigures.register(CollectorRegistry.defaultRegistry);
    Sidecar sidecar = start(options, CollectorRegistry.defaultRegistry);
    Runtime.getRuntime().addShutdownHook(new Thread(sidecar::close, "stop"));
    LoggerFactory.getLogger(Main.class)
        .info("started", StructuredArguments.kv("port", sidecar.port()));
    Thread.currentThread().join();
  }

  static Sidecar start(ServingOptions options, CollectorRegistry registry) {
    Store store = Stores.open(options);
    try {
      return new Sidecar(options, store, registry);
    } catch (UncheckedIOException e) {
      store.close();
      throw new BadOption(
          options.text(ServingOptions.HOST)
              + ":"
              + options.text(ServingOptions.PORT)
              + " cannot be listened on ("
              + String.valueOf(e.getCause() == null ? e : e.getCause().getMessage())
              + "): stop the program that holds the port or give another --port");
    }
  }

  /** Only our own classes speak below INFO: HTTP clients would write down keys and payloads. */
  static void logAt(String name) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Level level = Level.toLevel(name, Level.INFO);
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(level.isGreaterOrEqual(Level.INFO) ? level : Level.INFO);
    ((Logger) LoggerFactory.getLogger("io.waymark")).setLevel(level);
  }

  private static void end(String sentence) {
    System.err.println(sentence);
    System.exit(EXIT_BAD_START);
  }
}
