/** A real PostgreSQL server from Maven artifacts, for tests and for the sandbox. */
@NullMarked
package io.waymark.testkit.postgres;

import org.jspecify.annotations.NullMarked;
