package io.waymark.serving.idempotency;

import io.waymark.serving.http.Call;
import io.waymark.serving.http.Route;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.TreeMap;

/** SHA-256 over all that a POST does its work by. */
final class Fingerprint {

  private Fingerprint() {}

  static byte[] of(Route route, Call call, byte[] body) {
    List<String> head =
        List.of(
            route.template(),
            new TreeMap<>(call.path()).toString(),
            new TreeMap<>(call.query()).toString(),
            call.header("content-type"),
            call.header("content-encoding"));
    try {
      MessageDigest sum = MessageDigest.getInstance("SHA-256");
      for (String part : head) {
        sum.update(part.getBytes(StandardCharsets.UTF_8));
        sum.update((byte) 0);
      }
      return sum.digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
