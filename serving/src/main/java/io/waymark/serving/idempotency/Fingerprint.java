package io.waymark.serving.idempotency;

import io.waymark.core.hash.Sha256;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Route;
import java.security.MessageDigest;
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
    MessageDigest sum = Sha256.digest();
    head.forEach(part -> Sha256.add(sum, part));
    return sum.digest(body);
  }
}
