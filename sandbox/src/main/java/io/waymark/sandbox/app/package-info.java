/** The command line. */
@NullMarked
package io.waymark.sandbox.app;

import org.jspecify.annotations.NullMarked;
