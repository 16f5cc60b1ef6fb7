/** Who was erased, known by salted hashes alone, and what of the past that covers. */
@NullMarked
package io.waymark.core.erase;

import org.jspecify.annotations.NullMarked;
