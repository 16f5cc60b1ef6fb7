package io.waymark.serving.access;

import io.waymark.serving.http.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The key in an Authorization header: {@code Bearer wm_...}, or Basic with the key as user name and
 * no password, as Segment's SDKs send their write key.
 */
final class SentKey {

  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";
  private static final int MAX_HEADER = 200;

  private SentKey() {}

  static Optional<ApiKey> of(String authorization) {
    if (authorization.isEmpty()) {
      throw Problems.unauthorized("the request has no API key");
    }
    if (authorization.length() <= MAX_HEADER && has(authorization, BEARER)) {
      return ApiKey.parse(authorization.substring(BEARER.length()).strip());
    }
    if (authorization.length() <= MAX_HEADER && has(authorization, BASIC)) {
      return ofUser(authorization.substring(BASIC.length()).strip());
    }
    throw Problems.unauthorized(
        "the Authorization header is neither Bearer <key> nor Basic with the key as user name");
  }

  private static boolean has(String authorization, String scheme) {
    return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  private static Optional<ApiKey> ofUser(String credentials) {
    try {
      byte[] plain = Base64.getDecoder().decode(credentials);
      String user = new String(plain, StandardCharsets.ISO_8859_1);
      // Some SDKs leave out the colon before the empty password.
      return ApiKey.parse(user.endsWith(":") ? user.substring(0, user.length() - 1) : user);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
