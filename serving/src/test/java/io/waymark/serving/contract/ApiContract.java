package io.waymark.serving.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Problem;
import io.waymark.serving.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Holds answers against the OpenAPI document, strictly: what is not described is a mistake. */
public final class ApiContract {

  /** Against the document that is shipped. */
  public static final ApiContract SHIPPED = new ApiContract(ApiDocument.SHIPPED);

  /** Said before the route is looked for, as for a path that there is not. */
  private static final int TOO_LONG = 414;

  private final ApiDocument document;
  private final ClosedSchemas schemas;

  private ApiContract(ApiDocument document) {
    this.document = document;
    this.schemas = new ClosedSchemas(document);
  }

  /** Fails where the answer is none that the document describes for this request. */
  public void check(Request request, Answer answer) {
    Optional<ApiDocument.Operation> operation =
        document
            .find(request.method(), request.path())
            // Some routes let a slash stand at the end; the document has one path for both.
            .or(() ->
                answer.status() < 300
                    ? document.find(request.method(), request.path().replaceFirst("/$", ""))
                    : Optional.empty());
    String what = request.method() + " " + request.path() + " " + answer.status();
    assertThat(document.components("headers").keySet())
        .as("headers of %s", what)
        .containsAll(answer.headers().keySet());
    if (operation.isPresent() && answer.status() != TOO_LONG) {
      checkResponse(operation.get(), answer, what);
      checkParameters(operation.get(), request, answer, what);
    } else {
      assertThat(answer.status()).as(what).isBetween(400, 499);
      checkJson(document.components("schemas").get("Problem"), answer, what);
    }
  }

  private void checkResponse(ApiDocument.Operation operation, Answer answer, String what) {
    Map<String, Map<String, Object>> responses = document.responses(operation);
    String status = Integer.toString(answer.status());
    assertThat(responses).as("documented statuses of %s", what).containsKey(status);
    Map<String, Object> content = ApiDocument.map(responses.get(status).get("content"));
    if (content.isEmpty()) {
      assertThat(answer.body()).as("%s has no body", what).isEmpty();
      return;
    }
    String type = answer.contentType().split(";")[0];
    assertThat(content).as("media types of %s", what).containsKey(type);
    Object schema = ApiDocument.map(content.get(type)).get("schema");
    assertThat(schema).as("schema of %s", what).isNotNull();
    if (type.endsWith("json") && !type.endsWith("ndjson")) {
      checkJson(schema, answer, what);
    }
  }

  private void checkJson(Object schema, Answer answer, String what) {
    String body = body(answer);
    assertThat(schemas.mistakes(schema, body)).as("%s%n%s", what, body).isEmpty();
    if (answer.status() >= 400 && answer.status() != 503) {
      assertThat(answer.contentType()).as(what).isEqualTo(Problem.MEDIA_TYPE);
    }
  }

  /** A parameter that was of use is one that is described; open pages let anything stand there. */
  private void checkParameters(
      ApiDocument.Operation operation, Request request, Answer answer, String what) {
    boolean open = List.of().equals(operation.members().get("security"));
    if (answer.status() >= 300 || request.query().isEmpty() || open) {
      return;
    }
    Set<Object> known =
        document.parameters(operation).stream()
            .filter(parameter -> "query".equals(parameter.get("in")))
            .map(parameter -> parameter.get("name"))
            .collect(Collectors.toSet());
    for (String pair : request.query().split("&")) {
      String name = URLDecoder.decode(pair.split("=", 2)[0], UTF_8);
      assertThat(known).as("parameters of %s", what).contains(name);
    }
  }

  /** What is wrong with a text by that schema; empty where nothing is. */
  List<String> mistakes(Object schema, String json) {
    return schemas.mistakes(schema, json);
  }

  private static String body(Answer answer) {
    if (!"gzip".equals(answer.headers().get("Content-Encoding"))) {
      return new String(answer.body(), UTF_8);
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
