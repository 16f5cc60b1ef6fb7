/**
 * A person's state and its pure step: repeats, order, counts, and the touches that led to a
 * purchase.
 */
@NullMarked
package io.waymark.core.journey;

import org.jspecify.annotations.NullMarked;
