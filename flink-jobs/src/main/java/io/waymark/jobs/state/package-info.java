/** One packed value per key behind a bounded write-back cache. */
@NullMarked
package io.waymark.jobs.state;

import org.jspecify.annotations.NullMarked;
