package io.waymark.sandbox.supervise;

import java.time.Duration;
import java.util.List;

/**
 * One process of the system.
 *
 * @param name name in status lines, logs and pid files
 * @param dependsOn members that must be ready before it starts
 * @param launch how it is started
 * @param probe how it says that it is ready
 * @param startLimit how long a start may take before it is tried again
 */
public record PartSpec(
    String name, List<String> dependsOn, Launch launch, Probe probe, Duration startLimit) {}
