/**
 * What the tables must hold after an input: plain, slow, and independent of the code under test.
 * Nothing of {@code io.waymark.core} is used here.
 */
@NullMarked
package io.waymark.testkit.oracle;

import org.jspecify.annotations.NullMarked;
