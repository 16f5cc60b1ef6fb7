/** What the control topic carries: configuration and orders, keyed, versioned, effective from. */
@NullMarked
package io.waymark.core.control;

import org.jspecify.annotations.NullMarked;
