/** Events from Kafka, judged by a clock per partition that is checkpointed with its offset. */
@NullMarked
package io.waymark.jobs.source;

import org.jspecify.annotations.NullMarked;
