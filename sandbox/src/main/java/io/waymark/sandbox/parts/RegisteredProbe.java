package io.waymark.sandbox.parts;

import io.waymark.sandbox.supervise.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Whether the TaskManager that runs now has registered. Every start has an id of its own: a cluster
 * counts a dead one for some seconds more.
 *
 * @param site the system
 * @param part name of the TaskManager part
 */
record RegisteredProbe(Site site, String part) implements Probe {
  private static final String KEY = "taskmanager.resource-id: ";

  /** The line of the configuration that names this start. */
  static String settings(Site site, String part) {
    return KEY + part + "-" + site.servingPort() + "-" + Instant.now().toEpochMilli() + "\n";
  }

  @Override
  public String problem() throws IOException, InterruptedException {
    Path file = site.folder().of(part).resolve("config.yaml");
    String id =
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith(KEY))
            .map(line -> line.substring(KEY.length()))
            .findFirst()
            .orElseThrow();
    return Probe.http(site.http(), site.flinkUrl() + "/taskmanagers", id).problem();
  }
}
