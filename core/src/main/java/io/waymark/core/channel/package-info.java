/** Additive figures by channel, campaign, device, region and currency, per hour and minute. */
@NullMarked
package io.waymark.core.channel;

import org.jspecify.annotations.NullMarked;
