/** What the system can do on this machine, always beside a baseline of the same run. */
@NullMarked
package io.waymark.bench;

import org.jspecify.annotations.NullMarked;
