/** The compact binary form of states and of what crosses the network. */
@NullMarked
package io.waymark.core.packed;

import org.jspecify.annotations.NullMarked;
