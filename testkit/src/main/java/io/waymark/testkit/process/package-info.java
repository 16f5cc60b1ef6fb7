/** Ending processes for certain. */
@NullMarked
package io.waymark.testkit.process;

import org.jspecify.annotations.NullMarked;
