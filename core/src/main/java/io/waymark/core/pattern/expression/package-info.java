/**
 * The closed language of conditions: typed, without code of its own, compiled to closures.
 * Untrusted text can read an event and the events matched before it, and nothing else.
 */
@NullMarked
package io.waymark.core.pattern.expression;

import org.jspecify.annotations.NullMarked;
