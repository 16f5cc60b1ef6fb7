/** The whole system on one machine. */
@NullMarked
package io.waymark.sandbox;

import org.jspecify.annotations.NullMarked;
