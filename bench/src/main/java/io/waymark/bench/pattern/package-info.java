/** Journey patterns: our matcher against flink-cep on the same events. */
@NullMarked
package io.waymark.bench.pattern;

import org.jspecify.annotations.NullMarked;
