package io.waymark.serving.dashboard;

import java.util.Locale;

/** What figures can be split and filtered by. */
enum Dimension {
  CHANNEL,
  CAMPAIGN,
  DEVICE,
  REGION;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
