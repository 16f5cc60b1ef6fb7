/** Hashes by which equal things are found again. */
@NullMarked
package io.waymark.core.hash;

import org.jspecify.annotations.NullMarked;
