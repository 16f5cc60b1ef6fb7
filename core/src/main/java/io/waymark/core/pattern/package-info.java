/** Journey patterns: their definition, what one may cost, and how events are matched to them. */
@NullMarked
package io.waymark.core.pattern;

import org.jspecify.annotations.NullMarked;
