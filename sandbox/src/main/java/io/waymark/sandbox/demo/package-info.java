/** The demo store as a part of the system: its history once, then its life. */
@NullMarked
package io.waymark.sandbox.demo;

import org.jspecify.annotations.NullMarked;
