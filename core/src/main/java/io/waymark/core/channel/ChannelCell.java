package io.waymark.core.channel;

import io.waymark.core.event.Event;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * What channel figures are kept by: one tenant's channel, campaign, device, region and currency.
 *
 * @param tenant whose figures
 * @param channel channel, or empty
 * @param campaign campaign, or empty
 * @param device device class, or empty
 * @param region region, or empty
 * @param currency currency, or empty for the tenant's own
 */
public record ChannelCell(
    String tenant, String channel, String campaign, String device, String region, String currency) {

  /** The cell an event falls into. */
  public static ChannelCell of(Event e) {
    return new ChannelCell(
        e.tenant(), e.channel(), e.campaign(), e.device(), e.region(), e.currency());
  }

  /** Looked up for every event: the one that is generated for records goes through handles. */
  @Override
  public int hashCode() {
    int hash = channel.hashCode();
    hash = hash * 31 + campaign.hashCode();
    hash = hash * 31 + device.hashCode();
    hash = hash * 31 + region.hashCode();
    hash = hash * 31 + currency.hashCode();
    return hash * 31 + tenant.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChannelCell that
        && channel.equals(that.channel)
        && campaign.equals(that.campaign)
        && device.equals(that.device)
        && region.equals(that.region)
        && currency.equals(that.currency)
        && tenant.equals(that.tenant);
  }

  /** Writes the binary form. */
  public void write(PackedWriter out) {
    out.writeString(tenant);
    out.writeString(channel);
    out.writeString(campaign);
    out.writeString(device);
    out.writeString(region);
    out.writeString(currency);
  }

  /** Reads the binary form. */
  public static ChannelCell read(PackedReader in) {
    return new ChannelCell(
        in.readShared(),
        in.readShared(),
        in.readShared(),
        in.readShared(),
        in.readShared(),
        in.readShared());
  }
}
