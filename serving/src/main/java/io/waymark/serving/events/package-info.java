/** Events in: bodies split into items, items checked, appended to Kafka and acknowledged. */
package io.waymark.serving.events;
