/** All patterns of a tenant over the events of one person: which see an event, and what follows. */
@NullMarked
package io.waymark.core.pattern.matching;

import org.jspecify.annotations.NullMarked;
