package io.waymark.serving.customers;

/**
 * What is known of a person besides his events.
 *
 * @param properties what {@code identify} said, a flat JSON object
 * @param consent what he agreed to
 */
record Known(String properties, Consent consent) {

  /** Nothing is known. */
  static final Known NOTHING = of("{}", "", "");

  /**
   * What the person said last of each purpose: {@code given}, {@code refused} or {@code unsaid}.
   *
   * @param analytics figures and journeys
   * @param advertising audiences and campaigns
   */
  record Consent(String analytics, String advertising) {}

  static Known of(String properties, String analytics, String advertising) {
    return new Known(properties, new Consent(said(analytics), said(advertising)));
  }

  private static String said(String word) {
    return word.isEmpty() ? "unsaid" : word;
  }
}
