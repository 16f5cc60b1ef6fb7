/** What an event means to its tenant: channel, goal, money, time, traffic and consent. */
@NullMarked
package io.waymark.core.meaning;

import org.jspecify.annotations.NullMarked;
