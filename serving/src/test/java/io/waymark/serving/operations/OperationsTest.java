package io.waymark.serving.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.contract.ContractDispatcher;
import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Dispatcher;
import io.waymark.serving.http.Edge;
import io.waymark.serving.http.Endpoint;
import io.waymark.serving.http.Gate;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import io.waymark.serving.http.Route;
import io.waymark.serving.http.Unavailable;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OperationsTest {

  private static final String LONG = "/api/v1/analytics/dashboard/channels";
  private static final String OPERATIONS = "/api/v1/operations";

  private final TestingOperations store = new TestingOperations();
  private final Clock clock = Clock.systemUTC();
  private final Operations operations = new Operations(store, clock, Duration.ofMillis(10)).start();

  @AfterEach
  void stop() {
    operations.close();
  }

  private ContractDispatcher dispatcher(String tenant, Endpoint endpoint) {
    List<Route> routes = new ArrayList<>(new OperationsApi(store, clock).routes());
    routes.add(Route.get(LONG, Access.READ, endpoint).deferrable());
    return new ContractDispatcher(
        new Dispatcher(
            routes,
            Gate.of(header -> new Caller(tenant, "USD", Role.READ, "k")),
            new RequestLog(new CollectorRegistry()),
            Edge.DIRECT,
            List.of(new DeferLayer(operations))));
  }

  private static Answer send(ContractDispatcher to, String method, String path, String prefer) {
    return to.dispatch(
        new Request(method, path, "", Map.of("prefer", prefer), InputStream.nullInputStream()));
  }

  private static String text(Answer answer) {
    return new String(answer.body(), UTF_8);
  }

  private static String begun(ContractDispatcher dispatcher) {
    Answer answer = send(dispatcher, "GET", LONG, "wait=10, respond-async");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.headers()).containsEntry("Preference-Applied", "respond-async");
    return answer.headers().get("Location");
  }

  private static void await(ContractDispatcher dispatcher, String location, String state)
      throws InterruptedException {
    while (!text(send(dispatcher, "GET", location, "")).contains("\"state\":\"" + state)) {
      Thread.sleep(5);
    }
  }

  @Test
  void theResultIsWhatTheRouteWouldHaveAnswered() throws InterruptedException {
    ContractDispatcher dispatcher =
        dispatcher("main", call -> Answer.json(Map.of("tenant", call.caller().tenant())));
    String location = begun(dispatcher);
    await(dispatcher, location, "succeeded");
    assertThat(text(send(dispatcher, "GET", location, ""))).contains("\"progress\":1.0");
    Answer result = send(dispatcher, "GET", location + "/result", "");
    assertThat(text(result)).isEqualTo("{\"tenant\":\"main\"}");
    assertThat(send(dispatcher("other", call -> result), "GET", location, "").status())
        .as("another tenant's")
        .isEqualTo(404);
  }

  @Test
  void workThatIsCalledOffIsInterrupted() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    ContractDispatcher dispatcher =
        dispatcher(
            "main",
            call -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                throw new Unavailable("clickhouse", "the query was interrupted", 1, e);
              }
              return Answer.json(Map.of());
            });
    String location = begun(dispatcher);
    assertThat(send(dispatcher, "GET", location + "/result", "").status()).isEqualTo(404);
    assertThat(send(dispatcher, "POST", location + "/cancel", "").status()).isEqualTo(202);
    await(dispatcher, location, "cancelled");
    assertThat(send(dispatcher, "GET", location + "/result", "").status()).isEqualTo(404);
    assertThat(send(dispatcher, "POST", location + "/cancel", "").status()).isEqualTo(409);
  }

  @Test
  void theProblemOfOneThatFailedIsItsResult() throws InterruptedException {
    ContractDispatcher refused =
        dispatcher(
            "main",
            call -> {
              throw Problems.invalidParameter("grain", "is 'x'", "give one of [hour]");
            });
    String location = begun(refused);
    await(refused, location, "failed");
    assertThat(send(refused, "GET", location + "/result", "").status()).isEqualTo(400);

    ContractDispatcher faulty =
        dispatcher(
            "main",
            call -> {
              throw new IllegalStateException("a secret sentence");
            });
    String other = begun(faulty);
    await(faulty, other, "failed");
    Answer result = send(faulty, "GET", other + "/result", "");
    assertThat(result.status()).isEqualTo(500);
    assertThat(text(result)).doesNotContain("secret");
  }

  @Test
  void progressIsToldWhileItIsUnderWay() throws InterruptedException {
    CountDownLatch enough = new CountDownLatch(1);
    ContractDispatcher dispatcher = dispatcher("main", call -> Answer.json(Map.of()));
    String id =
        operations.begin(
            "main",
            "erase",
            progress -> {
              progress.at(0.5, "rows go");
              awaitOrFail(enough);
              progress.at(2, "more than all");
              return Answer.json(Map.of());
            });
    while (!text(send(dispatcher, "GET", Operation.path(id), ""))
        .contains("\"step\":\"rows go\"")) {
      Thread.sleep(5);
    }
    assertThat(text(send(dispatcher, "GET", Operation.path(id), ""))).contains("\"progress\":0.5");
    enough.countDown();
    await(dispatcher, Operation.path(id), "succeeded");
  }

  private static void awaitOrFail(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void withoutThePreferenceItIsAnsweredAtOnce() {
    ContractDispatcher dispatcher =
        dispatcher("main", call -> Answer.json(404, Map.of()).withHeader("Allow", "x"));
    // An answer that the document does not know: it came straight from the endpoint.
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> send(dispatcher, "GET", LONG, ""))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void pagesFollowEachOther() {
    ContractDispatcher dispatcher = dispatcher("main", call -> Answer.json(Map.of()));
    Request first = Request.get(OPERATIONS + "?limit=1");
    String page = text(dispatcher.dispatch(first));
    assertThat(page).contains("0b8a7c1e", "\"next_cursor\":\"0b8a7c1e");
    String next = page.replaceFirst("(?s).*\"next_cursor\":\"([^\"]*)\".*", "$1");
    assertThat(text(dispatcher.dispatch(Request.get(OPERATIONS + "?limit=1&cursor=" + next))))
        .contains("6f1c0d54", "\"next_cursor\":null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=0", "?limit=101", "?cursor=%27x", "?state=done"})
  void mistakesAreBadRequests(String query) {
    ContractDispatcher dispatcher = dispatcher("main", call -> Answer.json(Map.of()));
    assertThat(dispatcher.dispatch(Request.get(OPERATIONS + query)).status()).isEqualTo(400);
  }

  @Test
  void moreThanTheLimitAreTurnedAway() {
    CountDownLatch enough = new CountDownLatch(1);
    Work work =
        progress -> {
          awaitOrFail(enough);
          return Answer.json(Map.of());
        };
    for (int i = 0; i < 32; i++) {
      operations.begin("main", "wait", work);
    }
    ContractDispatcher dispatcher = dispatcher("main", call -> Answer.json(Map.of()));
    assertThat(send(dispatcher, "GET", LONG, "respond-async").status()).isEqualTo(503);
    enough.countDown();
  }
}
