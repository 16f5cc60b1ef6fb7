package io.waymark.testkit.demo;

/**
 * Who an event is about, as the shop sees it at that moment.
 *
 * @param customerId empty while unknown
 * @param anonymousId the device
 * @param device its class
 * @param region where
 */
record Who(String customerId, String anonymousId, String device, String region) {

  private static final String[] REGIONS = {"DE", "AT", "FR", "NL", "GB", "US"};
  private static final String[] DEVICES = {"desktop", "mobile", "tablet"};

  static String regionName(int index) {
    return REGIONS[index];
  }

  static String deviceName(int index) {
    return DEVICES[index];
  }

  static String currencyOf(String region) {
    return switch (region) {
      case "GB" -> "GBP";
      case "US" -> "USD";
      default -> "EUR";
    };
  }

  Who known(String customer) {
    return new Who(customer, anonymousId, device, region);
  }
}
