/** The same patterns run by flink-cep itself: the oracle of the tests, and a fallback. */
@NullMarked
package io.waymark.jobs.pattern.stock;

import org.jspecify.annotations.NullMarked;
