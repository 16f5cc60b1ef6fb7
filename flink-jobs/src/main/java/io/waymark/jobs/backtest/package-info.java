/** The process that tries patterns over stored history; it takes its work from PostgreSQL. */
@NullMarked
package io.waymark.jobs.backtest;

import org.jspecify.annotations.NullMarked;
