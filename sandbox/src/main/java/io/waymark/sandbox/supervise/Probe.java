package io.waymark.sandbox.supervise;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a part whether it answers. */
@FunctionalInterface
public interface Probe {
  /** An empty text when the part answers, else why it does not count as ready. */
  String problem() throws IOException, InterruptedException;

  /** Somebody listens on this port of the loopback interface. */
  static Probe port(int port) {
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return "";
      }
    };
  }

  /** A GET gives 200 and, where a text is given, contains it. */
  static Probe http(HttpClient client, String url, String expected) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build();
    return () -> {
      var response = client.send(request, BodyHandlers.ofString());
      boolean good = response.statusCode() == 200 && response.body().contains(expected);
      return good ? "" : "answers " + response.statusCode() + ": " + shortened(response.body());
    };
  }

  private static String shortened(String body) {
    return body.length() <= 200 ? body : body.substring(0, 200) + "…";
  }
}
