package io.waymark.serving.http;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request from route to answer, and the one place where faults become problems. */
public final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Router router;
  private final Authenticator authenticator;
  private final RequestLog log;

  /** A dispatcher over that table of contents. */
  public Dispatcher(List<Route> routes, Authenticator authenticator, RequestLog log) {
    this.router = new Router(routes);
    this.authenticator = authenticator;
    this.log = log;
  }

  /** Answers the request, whatever happens. */
  public Answer dispatch(Request request) {
    RequestLog.Entry entry = log.begin(request);
    Answer answer;
    try {
      answer = route(request, entry);
    } catch (ProblemException e) {
      answer = e.problem().toAnswer(entry.requestId());
    } catch (Unavailable e) {
      entry.failed(e);
      answer = e.toProblem().toAnswer(entry.requestId());
    } catch (IOException e) {
      entry.failed(e);
      answer = Problems.malformedRequest("the body ended early").toAnswer(entry.requestId());
    } catch (RuntimeException e) {
      LOG.error("fault", entry.marker(), e);
      answer = Problems.internal().toAnswer(entry.requestId());
    }
    log.end(entry, answer.status());
    return answer.withHeader("X-Request-Id", entry.requestId());
  }

  private Answer route(Request request, RequestLog.Entry entry) throws IOException {
    Router.Match match = router.find(request.method(), request.path());
    entry.routed(match.route());
    Caller caller = admit(match.route().access().role(), request);
    entry.calledBy(caller.tenant());
    return match
        .route()
        .endpoint()
        .answer(
            new Call(
                entry.requestId(),
                caller,
                match.path(),
                Percent.query(request.query()),
                request.headers(),
                request.body()));
  }

  private Caller admit(@org.jspecify.annotations.Nullable Role needed, Request request) {
    if (needed == null) {
      return Caller.NOBODY;
    }
    Caller caller = authenticator.authenticate(request.header("authorization"));
    if (!caller.role().includes(needed)) {
      throw Problems.forbidden(caller.role().wireName(), needed.wireName());
    }
    return caller;
  }
}
