/** The stage of channel figures: absolute sums per cell and hour. */
@NullMarked
package io.waymark.jobs.channel;

import org.jspecify.annotations.NullMarked;
