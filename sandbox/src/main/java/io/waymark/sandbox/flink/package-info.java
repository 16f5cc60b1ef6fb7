/** A Flink session cluster made of processes, and the job that must always run on it. */
@NullMarked
package io.waymark.sandbox.flink;

import org.jspecify.annotations.NullMarked;
