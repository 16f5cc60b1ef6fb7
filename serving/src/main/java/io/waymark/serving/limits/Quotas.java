package io.waymark.serving.limits;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.waymark.serving.http.Admission;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Limits;
import io.waymark.serving.http.Problem;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Request;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Holds each tenant to its limits. They count per process: behind a load balancer with n sidecars a
 * tenant can reach n times its limits.
 */
public final class Quotas implements Admission {

  private final TimeMeter clock;
  private final Map<String, Quota> quotas = new ConcurrentHashMap<>();

  /** Quotas by the system's clock. */
  public Quotas() {
    this(TimeMeter.SYSTEM_NANOTIME);
  }

  Quotas(TimeMeter clock) {
    this.clock = clock;
  }

  @Override
  public Map<String, String> admit(Caller caller, Request request) {
    if (caller.tenant().isEmpty()) {
      return Map.of();
    }
    Limits limits = caller.terms().limits();
    ConsumptionProbe probe = of(caller).requests().tryConsumeAndReturnRemaining(1);
    Map<String, String> headers =
        RateHeaders.of(
            limits.requestsPerSecond(), limits.requestsBurst(), probe.getRemainingTokens());
    if (probe.isConsumed()) {
      return headers;
    }
    Problem problem =
        Problems.limitExceeded(
            "requests_per_second",
            "the tenant has "
                + limits.requestsPerSecond()
                + " requests a second and "
                + limits.requestsBurst()
                + " at once",
            RateHeaders.retrySeconds(probe.getNanosToWaitForRefill()));
    throw problem.withHeaders(headers).toException();
  }

  void take(Caller caller, long events) {
    Limits limits = caller.terms().limits();
    if (events > limits.eventsBurst()) {
      throw Problems.tooLarge(
          events + " events are more than the tenant's events_burst of " + limits.eventsBurst(),
          "send them in several requests");
    }
    ConsumptionProbe probe = of(caller).events().tryConsumeAndReturnRemaining(events);
    if (!probe.isConsumed()) {
      throw tooManyEvents(limits, RateHeaders.retrySeconds(probe.getNanosToWaitForRefill()))
          .toException();
    }
  }

  boolean await(Caller caller, Duration patience) {
    try {
      return of(caller).events().asBlocking().tryConsume(1, patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static Problem tooManyEvents(Limits limits, long retrySeconds) {
    return Problems.limitExceeded(
        "events_per_second",
        "the tenant has "
            + limits.eventsPerSecond()
            + " events a second and "
            + limits.eventsBurst()
            + " at once",
        retrySeconds);
  }

  /** Places for queries of that tenant; as many as one can have where nothing is known of it. */
  Semaphore queriesOf(String tenant) {
    return quotas.computeIfAbsent(tenant, any -> Quota.of(Limits.WIDE, clock)).queries();
  }

  private Quota of(Caller caller) {
    Limits limits = caller.terms().limits();
    Quota known = quotas.get(caller.tenant());
    if (known != null && known.limits().equals(limits)) {
      return known;
    }
    return quotas.compute(
        caller.tenant(),
        (tenant, now) ->
            now != null && now.limits().equals(limits) ? now : Quota.of(limits, clock));
  }
}
