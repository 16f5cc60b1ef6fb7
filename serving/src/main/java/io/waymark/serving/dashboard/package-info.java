/** The figures of a range: totals, series and drill-down; and the pulse of the system. */
package io.waymark.serving.dashboard;
