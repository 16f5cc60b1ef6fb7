package io.waymark.bench.pattern;

import java.nio.file.Path;

/**
 * What a contender did.
 *
 * @param contender who
 * @param eventsPerSecond after the warm-up
 * @param cpuMicrosPerEvent of its whole process, after the warm-up
 * @param events in all
 * @param complete events whose matches were all found
 * @param matchesPer1000 matches per 1,000 events, after the warm-up
 * @param stateBytes size of its last checkpoint
 * @param matches file of what it found
 */
record Run(
    Contender contender,
    double eventsPerSecond,
    double cpuMicrosPerEvent,
    long events,
    long complete,
    double matchesPer1000,
    long stateBytes,
    Path matches) {}
