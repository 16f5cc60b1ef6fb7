package io.waymark.serving.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request from route to answer, and the one place where faults become problems. */
public final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** Longest path and query together. */
  private static final int MAX_TARGET = 8_192;

  private final Router router;
  private final Gate gate;
  private final RequestLog log;
  private final Edge edge;
  private final Representation representation = new Representation();

  /** A dispatcher over that table of contents, reached directly by callers without limits. */
  public Dispatcher(List<Route> routes, Authenticator authenticator, RequestLog log) {
    this(routes, Gate.of(authenticator), log, Edge.DIRECT, List.of());
  }

  /**
   * A dispatcher over that table of contents.
   *
   * @param gate what a request passes before its endpoint
   * @param edge what stands between the clients and this server
   * @param layers around each endpoint, the outermost first; all of them know the caller
   */
  public Dispatcher(List<Route> routes, Gate gate, RequestLog log, Edge edge, List<Layer> layers) {
    this.router = new Router(routes.stream().map(route -> layered(route, layers)).toList());
    this.gate = gate;
    this.log = log;
    this.edge = edge;
  }

  private static Route layered(Route route, List<Layer> layers) {
    Endpoint endpoint = route.endpoint();
    for (int i = layers.size() - 1; i >= 0; i--) {
      endpoint = layers.get(i).around(route, endpoint);
    }
    return route.answeredBy(endpoint);
  }

  /** Answers the request, whatever happens. */
  public Answer dispatch(Request request) {
    RequestLog.Entry entry = log.begin(request);
    Answer answer;
    try {
      answer = representation.of(request, edge.addressed(request, route(request, entry)));
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
    log.end(entry, answer);
    return entry.complete(answer);
  }

  private Answer route(Request request, RequestLog.Entry entry) throws IOException {
    if (edge.isWithoutSlash(request)) {
      // Links of the page are relative, so that it must be asked for as a folder.
      return new Answer(308, "text/plain", new byte[0], Map.of("Location", "/"));
    }
    if (request.path().length() + request.query().length() > MAX_TARGET) {
      throw Problems.uriTooLong(MAX_TARGET);
    }
    UrlKeys.refuse(request);
    entry.answerWith(gate.cors().headers(request));
    Answer preflight = gate.cors().preflight(request);
    if (preflight != null) {
      return preflight;
    }
    return answer(request, router.find(request.method(), edge.path(request)), entry);
  }

  private Answer answer(Request request, Router.Match match, RequestLog.Entry entry)
      throws IOException {
    Route route = match.route();
    entry.routed(match);
    Caller caller = gate.admit(route.access(), request);
    entry.calledBy(caller);
    entry.answerWith(gate.admission().admit(caller, request));
    Answer answer =
        route
            .endpoint()
            .answer(
                new Call(
                    entry.requestId(),
                    caller,
                    match.path(),
                    Percent.query(request.query()),
                    request.headers(),
                    new BoundedBody(request.body(), caller.terms().limits().bodyBytes())));
    RouteTraits.Retirement retirement = route.traits().retirement();
    return retirement == null ? answer : retirement.announce(answer);
  }
}
