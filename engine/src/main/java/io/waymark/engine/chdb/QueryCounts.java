package io.waymark.engine.chdb;

/** How much a statement read, wrote and answered. */
public record QueryCounts(
    long rowsRead,
    long bytesRead,
    long rowsWritten,
    long bytesWritten,
    long resultRows,
    long resultBytes,
    long elapsedNanos) {}
