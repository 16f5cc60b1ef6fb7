/** A real Kafka broker (KRaft, one node): inside a test's JVM, or as a process of its own. */
@NullMarked
package io.waymark.testkit.kafka;

import org.jspecify.annotations.NullMarked;
