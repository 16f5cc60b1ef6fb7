package io.waymark.bench.api;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the sidecar's heap holds after a collection. */
final class ServingHeap {
  private static final Pattern USED =
      Pattern.compile("(?m)^jvm_memory_bytes_used\\{area=\"heap\",?} ([0-9.E]+)");
  private static final double MB = 1 << 20;

  private final ApiClient client;
  private final long pid;

  ServingHeap(ApiClient client, long pid) {
    this.client = client;
    this.pid = pid;
  }

  /** In 2^20 bytes. */
  double megabytes() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
        .redirectErrorStream(true)
        .redirectOutput(Redirect.DISCARD)
        .start()
        .waitFor();
    HttpResponse<String> metrics = client.get("/metrics");
    Matcher used = USED.matcher(metrics.body());
    if (!used.find()) {
      throw new IllegalStateException("/metrics has no jvm_memory_bytes_used of the heap");
    }
    return Double.parseDouble(used.group(1)) / MB;
  }
}
