/** What crosses the edges between stages, with its serializers. */
@NullMarked
package io.waymark.jobs.record;

import org.jspecify.annotations.NullMarked;
