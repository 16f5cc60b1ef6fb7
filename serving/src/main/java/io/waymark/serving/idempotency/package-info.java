/** The same POST sent twice is done once: {@code Idempotency-Key}. */
package io.waymark.serving.idempotency;
