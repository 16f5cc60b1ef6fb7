package io.waymark.bench.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What figures were measured on; no names of hosts or people.
 *
 * @param cpu model of the processor
 * @param cores processors that this JVM may use
 * @param memoryGb memory of the machine, in 2^30 bytes
 * @param jdk version of the JDK that ran everything
 * @param os name and version of the kernel
 */
public record Machine(String cpu, int cores, long memoryGb, String jdk, String os) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  /** This machine. */
  public static Machine current() {
    return new Machine(
        cpuModel(),
        Runtime.getRuntime().availableProcessors(),
        Math.round(memoryBytes() / (double) (1L << 30)),
        System.getProperty("java.runtime.version", "unknown"),
        System.getProperty("os.name") + " " + kernel() + " " + System.getProperty("os.arch"));
  }

  /** In words, for tables. */
  public String words() {
    return "%s, %d cores, %d GB, JDK %s, %s".formatted(cpu, cores, memoryGb, jdk, os);
  }

  private static String cpuModel() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      // Only Linux tells it in a file; the other columns still say a lot.
      return "unknown";
    }
  }

  /** The version without what a distribution or a host adds to it. */
  private static String kernel() {
    return System.getProperty("os.version", "").replaceFirst("-.*", "");
  }

  private static long memoryBytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }
}
