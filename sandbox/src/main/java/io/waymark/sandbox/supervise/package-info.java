/** Processes that are started, watched, restarted and stopped. */
@NullMarked
package io.waymark.sandbox.supervise;

import org.jspecify.annotations.NullMarked;
