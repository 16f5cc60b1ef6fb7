/** The sidecar's end of the control topic: an outbox in PostgreSQL and the thread that sends it. */
package io.waymark.serving.control;
