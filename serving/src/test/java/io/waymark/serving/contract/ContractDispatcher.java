package io.waymark.serving.contract;

import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Authenticator;
import io.waymark.serving.http.Dispatcher;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Route;
import java.util.List;

/** A dispatcher whose every answer is held against the document, and whose routes are noted. */
public final class ContractDispatcher {

  private final Dispatcher dispatcher;

  /** Over these routes. */
  public ContractDispatcher(List<Route> routes, Authenticator authenticator, RequestLog log) {
    this(new Dispatcher(routes, authenticator, log));
  }

  /** Around that one. */
  public ContractDispatcher(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /** Answers as the dispatcher does; fails where the document does not describe it. */
  public Answer dispatch(Request request) {
    Answer answer = dispatcher.dispatch(request);
    ApiContract.SHIPPED.check(request, answer);
    TestedRoutes.note(request, answer);
    return answer;
  }
}
