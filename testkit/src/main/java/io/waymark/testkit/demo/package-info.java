/**
 * The demo store: a seeded simulator of a shop whose truth is known. What each number rests on is
 * written in {@code docs/demo-store.md}.
 */
@NullMarked
package io.waymark.testkit.demo;

import org.jspecify.annotations.NullMarked;
