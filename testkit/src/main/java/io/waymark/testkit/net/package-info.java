/** Ports for what tests and the sandbox start. */
@NullMarked
package io.waymark.testkit.net;

import org.jspecify.annotations.NullMarked;
