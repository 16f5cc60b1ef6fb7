package io.waymark.bench.start;

import io.waymark.bench.measure.Waiting;
import io.waymark.sandbox.home.AdminKey;
import io.waymark.sandbox.home.DataFolder;
import io.waymark.testkit.net.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One start of an empty system, from the command to the answer; closing it stops the system. */
final class TimedStart implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final Duration STOP_LIMIT = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final double NANOS = 1e9;

  private final Checkout checkout;
  private final Path folder;
  private final Path log;
  private final String port = String.valueOf(FreePorts.some(1).get(0));

  TimedStart(Checkout checkout, Path folder) {
    this.checkout = checkout;
    this.folder = folder.resolve("data");
    this.log = folder.resolve("waymark.log");
  }

  /**
   * What it took.
   *
   * @param healthSeconds until {@code /health/ready} says 200
   * @param readySeconds until a posted event came back from a query as well
   */
  record Seconds(double healthSeconds, double readySeconds) {}

  Seconds measure() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Process up =
        checkout.waymark(
            log, "up", "-d", "--no-demo", "--port", port, "--data-dir", folder.toString());
    FirstEvent event = new FirstEvent("http://127.0.0.1:" + port);
    await(up, "/health/ready says 200", event::isReady);
    double health = since(begin);
    String key = AdminKey.read(DataFolder.of(folder).adminKey());
    await(up, "an event is taken", () -> event.post(key));
    await(up, "the event comes back", () -> event.isBack(key));
    return new Seconds(health, since(begin));
  }

  private void await(Process up, String what, Waiting.Condition condition)
      throws IOException, InterruptedException {
    Waiting.until(
        what,
        LIMIT,
        POLL,
        () -> {
          if (!up.isAlive() && up.exitValue() != 0) {
            throw new IOException("./waymark up ended with " + up.exitValue() + ": " + lastWords());
          }
          return condition.holds();
        });
  }

  private String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? "it said nothing" : lines.getLast();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    checkout.call(log, STOP_LIMIT, "down", "--port", port, "--data-dir", folder.toString());
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / NANOS;
  }
}
