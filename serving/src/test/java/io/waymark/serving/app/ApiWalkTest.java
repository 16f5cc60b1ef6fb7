package io.waymark.serving.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.contract.ApiContract;
import io.waymark.serving.contract.ApiDocument;
import io.waymark.serving.contract.ExampleRequests;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Dispatcher;
import io.waymark.serving.http.KeyTerms;
import io.waymark.serving.http.Limits;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import io.waymark.serving.query.TestingShop;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever tries the examples of the document gets what it promises. */
class ApiWalkTest {

  private static final KeyTerms OPERATOR = new KeyTerms(true, List.of(), Limits.WIDE);
  private static final CollectorRegistry REGISTRY = new CollectorRegistry();
  private static final Dispatcher DISPATCHER =
      new Dispatcher(
          TestingRoutes.over(TestingShop.reader(), REGISTRY),
          ApiWalkTest::authenticate,
          new RequestLog(REGISTRY));

  private static Caller authenticate(String authorization) {
    return switch (authorization) {
      case "Bearer test" -> new Caller("main", "USD", Role.ADMIN, "k", "standard", OPERATOR);
      default -> throw Problems.unauthorized("the request has no API key");
    };
  }

  static List<ApiDocument.Operation> operations() {
    return ApiDocument.SHIPPED.operations();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyExampleIsAnswered(ApiDocument.Operation operation) {
    for (Request request : ExampleRequests.of(operation)) {
      Answer answer = DISPATCHER.dispatch(request);
      assertThat(answer.status()).as(operation.name()).isBetween(200, 299);
      ApiContract.SHIPPED.check(request, answer);
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void withoutAKeyOnlyOpenRoutesAnswer(ApiDocument.Operation operation) {
    boolean open = List.of().equals(operation.members().get("security"));
    for (Request request : ExampleRequests.of(operation)) {
      Request plain =
          new Request(
              request.method(),
              request.path(),
              request.query(),
              java.util.Map.of(),
              request.body());
      Answer answer = DISPATCHER.dispatch(plain);
      ApiContract.SHIPPED.check(plain, answer);
      assertThat(answer.status() == 401).as(operation.name()).isEqualTo(!open);
    }
  }
}
