package io.waymark.bench.measure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** CPU time that processes have used since this clock was started. */
public final class CpuClock {
  private final Map<String, ProcessHandle> processes;
  private final Map<String, Duration> begin;

  private CpuClock(Map<String, ProcessHandle> processes) {
    this.processes = processes;
    this.begin = read(processes);
  }

  /** Starts for these processes, by name. */
  public static CpuClock start(Map<String, ProcessHandle> processes) {
    return new CpuClock(Map.copyOf(processes));
  }

  /** Seconds by name so far; 0 where this system does not tell. */
  public Map<String, Double> seconds() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    read(processes)
        .forEach((name, now) ->
            seconds.put(
                name, now.minus(begin.getOrDefault(name, Duration.ZERO)).toMillis() / 1000.0));
    return seconds;
  }

  private static Map<String, Duration> read(Map<String, ProcessHandle> processes) {
    Map<String, Duration> read = new LinkedHashMap<>();
    processes.forEach(
        (name, process) -> read.put(name, process.info().totalCpuDuration().orElse(Duration.ZERO)));
    return read;
  }
}
