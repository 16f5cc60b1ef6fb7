package io.waymark.sandbox.kills;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Reads the tables as text over plain HTTP, past the client that wrote them.
 *
 * @param http the connection
 * @param url of ClickHouse
 */
record Tables(HttpClient http, String url) {

  /** The rows, cells as text. */
  List<List<String>> rows(String sql) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/?default_format=TabSeparated"))
            .timeout(Duration.ofSeconds(60))
            .POST(BodyPublishers.ofString(sql))
            .build();
    try {
      HttpResponse<java.io.InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
      try (BufferedReader text =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(text.readLine() + " for " + sql);
        }
        return text.lines().map(line -> List.of(line.split("\t", -1))).toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(sql, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The only number of the only row. */
  long number(String sql) {
    return Long.parseLong(rows(sql).getFirst().getFirst());
  }
}
