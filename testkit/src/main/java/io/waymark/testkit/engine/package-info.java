/** The ClickHouse engine as a process of its own, for tests and the sandbox. */
@NullMarked
package io.waymark.testkit.engine;

import org.jspecify.annotations.NullMarked;
