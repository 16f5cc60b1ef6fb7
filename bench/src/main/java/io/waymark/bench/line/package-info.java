/** The whole line against the same line without state. */
@NullMarked
package io.waymark.bench.line;

import org.jspecify.annotations.NullMarked;
