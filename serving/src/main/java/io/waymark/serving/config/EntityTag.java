package io.waymark.serving.config;

import io.waymark.serving.http.Problems;

/**
 * The tag of the current configuration: {@code "4.3"} is version 4 while 3 still decides. What a
 * change is made against is the version alone.
 */
final class EntityTag {

  private EntityTag() {}

  static String of(ConfigVersion newest, long deciding) {
    return "\"" + newest.version() + '.' + deciding + '"';
  }

  /**
   * Checks If-Match.
   *
   * @throws io.waymark.serving.http.ProblemException 412 where another version is there by now
   */
  static void require(String ifMatch, ConfigVersion newest) {
    if (ifMatch.isEmpty() || ifMatch.strip().equals("*")) {
      return;
    }
    for (String tag : ifMatch.split(",", -1)) {
      if (tag.strip().replaceFirst("^W/", "").matches("\"" + newest.version() + "\\.[0-9]+\"")) {
        return;
      }
    }
    throw Problems.preconditionFailed(
        "If-Match is " + Problems.shown(ifMatch) + ", the version is " + newest.version(),
        "read the configuration, look at what changed and send its ETag");
  }
}
