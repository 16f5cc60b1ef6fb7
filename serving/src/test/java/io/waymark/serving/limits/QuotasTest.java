package io.waymark.serving.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.waymark.serving.http.Caller;
import io.waymark.serving.http.KeyTerms;
import io.waymark.serving.http.Limits;
import io.waymark.serving.http.Problem;
import io.waymark.serving.http.ProblemException;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Token buckets by hand: 2 a second and 4 at once, so a full one is back after 2 s. */
class QuotasTest {

  private static final Limits LIMITS = new Limits(2, 4, 10, 20, 1_000, 1, 1, 1, 1);
  private static final Request REQUEST = Request.get("/things");

  private final HandClock clock = new HandClock();
  private final Quotas quotas = new Quotas(clock);

  private static Caller caller(String tenant, Limits limits) {
    KeyTerms terms = new KeyTerms(false, List.of(), limits);
    return new Caller(tenant, "EUR", Role.WRITE, "k", "standard", terms);
  }

  private Map<String, String> admit(String tenant) {
    return quotas.admit(caller(tenant, LIMITS), REQUEST);
  }

  @Test
  void everyAnswerSaysWhatIsLeft() {
    assertThat(admit("a"))
        .containsEntry("RateLimit-Policy", "\"requests\";q=4;w=2")
        .containsEntry("RateLimit", "\"requests\";r=3;t=1")
        .containsEntry("RateLimit-Limit", "4")
        .containsEntry("RateLimit-Remaining", "3")
        .containsEntry("RateLimit-Reset", "1");
    admit("a");
    admit("a");
    assertThat(admit("a")).containsEntry("RateLimit", "\"requests\";r=0;t=2");
  }

  @Test
  void theRequestTooManyIsToldWhenToComeAgain() {
    for (int i = 0; i < 4; i++) {
      admit("a");
    }
    Problem problem = catchThrowableOfType(ProblemException.class, () -> admit("a")).problem();
    assertThat(problem.type().uri()).isEqualTo("/problems/limit-exceeded");
    assertThat(problem.headers())
        .containsEntry("Retry-After", "1")
        .containsEntry("RateLimit-Remaining", "0");

    clock.pass(Duration.ofSeconds(1));
    admit("a");
    admit("a");
    assertThatThrownBy(() -> admit("a")).isInstanceOf(ProblemException.class);
  }

  @Test
  void aTenantsRequestsAreNobodyElses() {
    for (int i = 0; i < 4; i++) {
      admit("loud");
    }
    assertThatThrownBy(() -> admit("loud")).isInstanceOf(ProblemException.class);
    assertThat(admit("quiet")).containsEntry("RateLimit-Remaining", "3");
    assertThat(quotas.admit(Caller.NOBODY, REQUEST)).isEmpty();
  }

  @Test
  void newLimitsHoldFromTheNextRequestOn() {
    for (int i = 0; i < 4; i++) {
      admit("a");
    }
    Limits more = new Limits(2, 100, 10, 20, 1_000, 1, 1, 1, 1);
    assertThat(quotas.admit(caller("a", more), REQUEST)).containsEntry("RateLimit-Remaining", "99");
  }

  @Test
  void eventsOfABodyAreTakenAllOrNone() {
    Caller caller = caller("a", LIMITS);
    quotas.take(caller, 15);
    assertThatThrownBy(() -> quotas.take(caller, 6)).hasMessageContaining("10 events a second");
    quotas.take(caller, 5);
    assertThatThrownBy(() -> quotas.take(caller, 21)).hasMessageContaining("events_burst of 20");
    assertThat(quotas.await(caller, Duration.ZERO.plusMillis(1))).isFalse();
  }
}
