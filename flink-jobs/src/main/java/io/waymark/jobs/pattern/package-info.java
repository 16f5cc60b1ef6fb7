/** Journey patterns in the job: what the control topic says about them, and what goes wrong. */
@NullMarked
package io.waymark.jobs.pattern;

import org.jspecify.annotations.NullMarked;
