/** How the API holds up: every route that reads, and events in. */
@NullMarked
package io.waymark.bench.api;

import org.jspecify.annotations.NullMarked;
