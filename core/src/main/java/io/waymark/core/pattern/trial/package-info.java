/** A pattern tried over events that are all there: the job's own matcher, person by person. */
@NullMarked
package io.waymark.core.pattern.trial;

import org.jspecify.annotations.NullMarked;
