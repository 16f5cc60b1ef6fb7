package io.waymark.bench.measure;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Time that a JVM of this machine has stood still for its garbage collector since this clock was
 * started, read from the JVM's own counters.
 */
public final class GcClock {
  private static final Pattern COLLECTOR =
      Pattern.compile("sun\\.gc\\.collector\\.\\d+\\.time=(\\d+)");
  private static final Pattern FREQUENCY = Pattern.compile("sun\\.os\\.hrt\\.frequency=(\\d+)");

  private final long pid;
  private final double begin;

  private GcClock(long pid, double begin) {
    this.pid = pid;
    this.begin = begin;
  }

  /** Starts for that process. */
  public static GcClock start(long pid) throws IOException, InterruptedException {
    return new GcClock(pid, seconds(counters(pid)));
  }

  /** Seconds so far. */
  public double seconds() throws IOException, InterruptedException {
    return seconds(counters(pid)) - begin;
  }

  static double seconds(String counters) {
    Matcher frequency = FREQUENCY.matcher(counters);
    if (!frequency.find()) {
      return 0;
    }
    long ticks = 0;
    Matcher collector = COLLECTOR.matcher(counters);
    while (collector.find()) {
      ticks += Long.parseLong(collector.group(1));
    }
    return (double) ticks / Long.parseLong(frequency.group(1));
  }

  private static String counters(long pid) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "PerfCounter.print")
            .redirectError(Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
