/** Figures, their spread, and what they were measured on. */
@NullMarked
package io.waymark.bench.measure;

import org.jspecify.annotations.NullMarked;
