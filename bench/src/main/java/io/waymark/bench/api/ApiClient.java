package io.waymark.bench.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of one system, over HTTP/1.1 connections that are kept. */
final class ApiClient implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final String url;
  private final String key;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  ApiClient(String url, String key) {
    this.url = url;
    this.key = key;
  }

  /** The answer to a GET. */
  HttpResponse<String> get(String target) throws InterruptedException {
    return send(to(target).GET());
  }

  /** The answer to a GET that may be given in the background. */
  HttpResponse<String> getLater(String target) throws InterruptedException {
    return send(to(target).header("Prefer", "respond-async").GET());
  }

  /** The answer to a body of events. */
  HttpResponse<String> post(String events) throws InterruptedException {
    return post("/api/v1/events", events);
  }

  /** The answer to a body of JSON. */
  HttpResponse<String> post(String target, String json) throws InterruptedException {
    return send(
        to(target).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
  }

  /** The answer to a DELETE. */
  HttpResponse<String> delete(String target) throws InterruptedException {
    return send(to(target).DELETE());
  }

  private HttpRequest.Builder to(String target) {
    return HttpRequest.newBuilder(URI.create(url + target))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + key);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
