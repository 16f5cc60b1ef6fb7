/**
 * Seeded patterns and streams of events for judging a matcher, and how a failing pair is made
 * small.
 */
@NullMarked
package io.waymark.testkit.pattern;

import org.jspecify.annotations.NullMarked;
