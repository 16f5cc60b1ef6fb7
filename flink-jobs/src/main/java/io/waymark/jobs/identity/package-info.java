/** The stage of visitors: hosts the identity step of core and turns its decisions into rows. */
@NullMarked
package io.waymark.jobs.identity;

import org.jspecify.annotations.NullMarked;
