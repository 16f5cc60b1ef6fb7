/** Which traffic is declared as bots or as our own and is kept out of every figure. */
@NullMarked
package io.waymark.core.ingest;

import org.jspecify.annotations.NullMarked;
