/**
 * The automaton behind a pattern: states and edges, the partial matches of one person, and the step
 * that an event or the time makes. Its decisions are those of flink-cep; a differential test holds
 * it to that.
 */
@NullMarked
package io.waymark.core.pattern.automaton;

import org.jspecify.annotations.NullMarked;
