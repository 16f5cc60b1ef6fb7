/** What leaves the line at once: refused, late and filtered events. */
@NullMarked
package io.waymark.jobs.ingest;

import org.jspecify.annotations.NullMarked;
