/** How long it takes from the command to a system that answers. */
@NullMarked
package io.waymark.bench.start;

import org.jspecify.annotations.NullMarked;
