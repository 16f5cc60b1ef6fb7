/**
 * One contender of {@code ./waymark bench patterns} in a process of its own: the same events and
 * patterns through flink-cep, through our matcher or through nothing.
 */
@NullMarked
package io.waymark.jobs.pattern.contest;

import org.jspecify.annotations.NullMarked;
