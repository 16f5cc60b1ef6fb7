package io.waymark.serving.health;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.GaugeMetricFamily;
import io.prometheus.client.hotspot.BufferPoolsExports;
import io.prometheus.client.hotspot.ClassLoadingExports;
import io.prometheus.client.hotspot.GarbageCollectorExports;
import io.prometheus.client.hotspot.MemoryAllocationExports;
import io.prometheus.client.hotspot.MemoryPoolsExports;
import io.prometheus.client.hotspot.StandardExports;
import io.prometheus.client.hotspot.VersionInfoExports;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * Figures of the process and its JVM. The library's own set also looks at the stack of every thread
 * and searches for deadlocks, for which all of them stand still whenever somebody reads the
 * figures.
 */
public final class JvmFigures {

  private JvmFigures() {}

  /** Puts them among the figures of that registry. */
  public static void register(CollectorRegistry registry) {
    List<Collector> all =
        List.of(
            new StandardExports(),
            new MemoryPoolsExports(),
            new MemoryAllocationExports(),
            new BufferPoolsExports(),
            new GarbageCollectorExports(),
            new ClassLoadingExports(),
            new VersionInfoExports(),
            new Threads(ManagementFactory.getThreadMXBean()));
    all.forEach(registry::register);
  }

  /** Platform threads: virtual ones are not counted by the JVM. */
  private static final class Threads extends Collector {
    private final ThreadMXBean threads;

    Threads(ThreadMXBean threads) {
      this.threads = threads;
    }

    @Override
    public List<MetricFamilySamples> collect() {
      return List.of(
          new GaugeMetricFamily(
              "jvm_threads_current", "Platform threads that live", threads.getThreadCount()),
          new GaugeMetricFamily(
              "jvm_threads_peak", "The most that lived at once", threads.getPeakThreadCount()));
    }
  }
}
