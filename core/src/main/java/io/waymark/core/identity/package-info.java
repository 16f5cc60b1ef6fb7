/** Whom an anonymous id belongs to over time, and the history of a visitor while it is nobody's. */
@NullMarked
package io.waymark.core.identity;

import org.jspecify.annotations.NullMarked;
