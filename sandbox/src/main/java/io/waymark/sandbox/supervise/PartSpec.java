package io.waymark.sandbox.supervise;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One process of the system.
 *
 * @param name name in status lines, logs and pid files
 * @param dependsOn members that must be ready before it starts
 * @param launch how it is started
 * @param probe how it says that it is ready
 * @param silenceLimit one that gives no answer at all for so long is killed and started again
 * @param log what it prints
 */
public record PartSpec(
    String name,
    List<String> dependsOn,
    Launch launch,
    Probe probe,
    Duration silenceLimit,
    Path log) {}
