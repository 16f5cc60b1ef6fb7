package io.waymark.serving.contract;

import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Request;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Which routes have answered a test with something else than a refusal. */
public final class TestedRoutes {

  private static final Set<String> ANSWERED = new ConcurrentSkipListSet<>();

  private TestedRoutes() {}

  static void note(Request request, Answer answer) {
    if (answer.status() < 400) {
      ApiDocument.SHIPPED
          .find(request.method(), request.path())
          .ifPresent(operation -> ANSWERED.add(operation.name()));
    }
  }

  /** Method and template of each. */
  public static Set<String> all() {
    return ANSWERED;
  }
}
