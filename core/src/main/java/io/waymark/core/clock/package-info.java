/** Event time: what is late, what is out of order, and where the watermark stands. */
@NullMarked
package io.waymark.core.clock;

import org.jspecify.annotations.NullMarked;
