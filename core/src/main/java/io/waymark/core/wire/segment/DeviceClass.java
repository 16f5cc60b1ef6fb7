package io.waymark.core.wire.segment;

/**
 * The device class of a call: what {@code context.device.type} says, else what the browser's client
 * hint says, else whether the user agent has the word that browsers put there for phones (<a
 * href="https://developer.mozilla.org/docs/Web/HTTP/Guides/Browser_detection_using_the_user_agent">
 * "Mobi"</a>).
 */
public final class DeviceClass {

  private static final String HINT = "context.userAgentData.mobile";
  private static final String AGENT = "context.userAgent";

  private DeviceClass() {}

  static String of(FlatPayload call) {
    if (call.has("context.device.type")) {
      return call.text("context.device.type");
    }
    if (call.has(HINT)) {
      return word(call.text(HINT).equals("true"));
    }
    return ofUserAgent(call.text(AGENT));
  }

  /** {@code mobile} or {@code desktop}; empty where there is no user agent. */
  public static String ofUserAgent(String userAgent) {
    return userAgent.isEmpty() ? "" : word(userAgent.contains("Mobi"));
  }

  private static String word(boolean mobile) {
    return mobile ? "mobile" : "desktop";
  }
}
