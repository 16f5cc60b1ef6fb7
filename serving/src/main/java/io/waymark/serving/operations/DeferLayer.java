package io.waymark.serving.operations;

import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Endpoint;
import io.waymark.serving.http.Layer;
import io.waymark.serving.http.Route;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Answers in the background where the client wants it so: {@code Prefer: respond-async} (RFC 7240).
 * The answer is then 202, and the operation's result is what the route would have answered.
 */
public final class DeferLayer implements Layer {

  private static final String ASYNC = "respond-async";

  private final Operations operations;

  /** A layer that answers through those. */
  public DeferLayer(Operations operations) {
    this.operations = operations;
  }

  @Override
  public Endpoint around(Route route, Endpoint inner) {
    return route.traits().deferrable()
        ? call -> isAsync(call) ? begin(route, inner, call) : inner.answer(call)
        : inner;
  }

  private static boolean isAsync(Call call) {
    return Arrays.stream(call.header("prefer").split("[,;]"))
        .anyMatch(part -> part.strip().toLowerCase(Locale.ROOT).equals(ASYNC));
  }

  private Answer begin(Route route, Endpoint inner, Call call) {
    String kind = route.method() + " " + route.template();
    String id =
        operations.begin(
            call.caller().tenant(),
            kind,
            progress -> {
              progress.at(0, "the query runs");
              return inner.answer(call);
            });
    return Answer.json(202, Map.of("id", id))
        .withHeader("Location", Operation.path(id))
        .withHeader("Preference-Applied", ASYNC);
  }
}
