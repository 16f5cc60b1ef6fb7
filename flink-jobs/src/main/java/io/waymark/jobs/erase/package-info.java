/** Forgetting persons: what every stage that keeps or writes something about them has in common. */
@NullMarked
package io.waymark.jobs.erase;

import org.jspecify.annotations.NullMarked;
