/** What the system is made of: one launch per process. */
@NullMarked
package io.waymark.sandbox.parts;

import org.jspecify.annotations.NullMarked;
