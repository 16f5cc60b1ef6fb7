/** The event, its kinds, its bounds and exact money. */
@NullMarked
package io.waymark.core.event;

import org.jspecify.annotations.NullMarked;
