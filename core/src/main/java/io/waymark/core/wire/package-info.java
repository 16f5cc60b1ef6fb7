/** The JSON form of an event: the only parser, the only writer, and every reason to refuse. */
@NullMarked
package io.waymark.core.wire;

import org.jspecify.annotations.NullMarked;
