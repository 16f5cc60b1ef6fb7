/** The job's main class and every option of it. */
@NullMarked
package io.waymark.jobs.app;

import org.jspecify.annotations.NullMarked;
