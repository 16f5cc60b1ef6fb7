/** The wiring of the stages, and the uid and name of every operator. */
@NullMarked
package io.waymark.jobs.topology;

import org.jspecify.annotations.NullMarked;
