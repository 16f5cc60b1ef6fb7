/** The stage of persons: hosts the journey step of core and turns its decisions into rows. */
@NullMarked
package io.waymark.jobs.journey;

import org.jspecify.annotations.NullMarked;
