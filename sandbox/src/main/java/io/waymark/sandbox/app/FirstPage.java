package io.waymark.sandbox.app;

/** The page that a newcomer looks at. */
final class FirstPage {
  private FirstPage() {}

  /** A link that signs in: the key stands behind the '#', which no browser sends anywhere. */
  static String link(String url, String key) {
    return url + "/#key=" + key;
  }
}
