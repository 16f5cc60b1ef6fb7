/** The job's end of the control topic: what holds now, known before the first event. */
@NullMarked
package io.waymark.jobs.control;

import org.jspecify.annotations.NullMarked;
