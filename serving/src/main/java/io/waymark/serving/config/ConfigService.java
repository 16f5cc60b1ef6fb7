package io.waymark.serving.config;

import io.waymark.core.control.ControlRecord;
import io.waymark.core.hash.Sha256;
import io.waymark.core.meaning.Meaning;
import io.waymark.core.wire.DocumentJson;
import io.waymark.serving.access.Actor;
import io.waymark.serving.document.CanonicalJson;
import io.waymark.serving.document.Document;
import io.waymark.serving.document.LocatedError;
import io.waymark.serving.http.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Tries documents and makes versions of them. */
public final class ConfigService {

  private static final int TOKEN_DIGITS = 12;

  private final ConfigStore store;
  private final HistoryQueries queries;
  private final HistoryCheck history;
  private final Clock clock;
  private final Consumer<String> applied;

  /**
   * A service over that store.
   *
   * @param queries count what was decided already
   * @param applied told the tenant of each new version
   */
  public ConfigService(
      ConfigStore store, HistoryQueries queries, Clock clock, Consumer<String> applied) {
    this.store = store;
    this.queries = queries;
    this.history = new HistoryCheck(queries);
    this.clock = clock;
    this.applied = applied;
  }

  /** The newest version, or the shipped one. */
  ConfigVersion newest(String tenant) {
    return store.newest(tenant).orElse(ConfigVersion.SHIPPED);
  }

  /** The version that decides about events of this moment. */
  ConfigVersion deciding(String tenant) {
    return store.deciding(tenant, clock.millis()).orElse(ConfigVersion.SHIPPED);
  }

  /** One version. */
  ConfigVersion version(String tenant, long version) {
    return version == 0
        ? ConfigVersion.SHIPPED
        : store
            .find(tenant, version)
            .orElseThrow(() ->
                Problems.notFound(
                    "there is no version " + version, "GET /api/v1/config/versions lists them"));
  }

  /** A page of versions and one more, newest first. */
  List<ConfigVersion> page(String tenant, long below, int limit) {
    return store.page(tenant, below, limit);
  }

  /** How a version differs from the one before. */
  List<Change> changes(String tenant, ConfigVersion version) {
    return version.version() == 0
        ? List.of()
        : Change.between(fields(version(tenant, version.version() - 1)), fields(version));
  }

  /** Says what the document would do. */
  Outcome tried(String tenant, Document document, String effectiveFrom) {
    Proposal proposal = proposal(newest(tenant), document, effectiveFrom);
    return outcome(tenant, proposal, false);
  }

  /**
   * Makes a version of the document, where it says something new.
   *
   * @param base the version that was applied last, as the caller knows it
   * @param confirm the token of {@link History#confirm}, where history would be re-interpreted
   */
  Outcome apply(
      Actor actor, ConfigVersion base, Document document, String effectiveFrom, String confirm) {
    Proposal proposal = proposal(base, document, effectiveFrom);
    Outcome outcome = outcome(actor.tenant(), proposal, true);
    if (!outcome.changed()) {
      return outcome;
    }
    if (outcome.history().reinterprets() && !confirm.equals(outcome.history().confirm())) {
      throw Reinterpretation.unconfirmed(confirm, outcome);
    }
    store.append(actor, version(actor, proposal), proposal.changes());
    applied.accept(actor.tenant());
    return outcome;
  }

  private ConfigVersion version(Actor actor, Proposal proposal) {
    return new ConfigVersion(
        proposal.version(),
        proposal.effectiveFrom().millis(),
        proposal.sha256(),
        proposal.payload(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        actor.keyId(),
        null);
  }

  private Proposal proposal(ConfigVersion base, Document document, String effectiveFrom) {
    Meaning meaning = MeaningCheck.compile(base.version() + 1, document);
    requireZone(base, document, meaning.zone());
    String payload = CanonicalJson.of(document.fields());
    int bytes = payload.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > ControlRecord.MAX_PAYLOAD_BYTES) {
      throw Problems.tooLarge(
          "the document has "
              + bytes
              + " bytes as JSON, the limit is "
              + ControlRecord.MAX_PAYLOAD_BYTES,
          "leave out what is not needed");
    }
    return new Proposal(
        base,
        EffectiveFrom.parse(effectiveFrom, meaning.zone(), clock),
        canonical(payload),
        payload,
        Sha256.hex(payload),
        Change.between(fields(base), canonical(payload)));
  }

  /** Asked where the zone is another, since every question about days would fail later. */
  private void requireZone(ConfigVersion base, Document document, ZoneId zone) {
    boolean same = Objects.equals(document.fields().get("time"), fields(base).get("time"));
    if (!same && !queries.knowsZone(zone.getId())) {
      LocatedError error =
          LocatedError.at(
              document.locate("time.zone"),
              "time.zone: \"" + zone + "\" is no time zone that ClickHouse knows here",
              "name another one of the same time, or update ClickHouse");
      throw Problems.invalidBody("line " + error.line() + ": " + error.detail(), List.of(error));
    }
  }

  private Outcome outcome(String tenant, Proposal proposal, boolean applied) {
    if (!proposal.isChange()) {
      return Outcome.of(proposal, false, List.of(), History.NONE);
    }
    return Outcome.of(
        proposal,
        applied,
        store.supersededFrom(tenant, proposal.effectiveFrom().millis()),
        history.of(tenant, proposal, fields(deciding(tenant)), token(tenant, proposal)));
  }

  /** Names exactly this document, beginning and base; another needs another confirmation. */
  private static String token(String tenant, Proposal proposal) {
    String named =
        String.join(
            "\n",
            tenant,
            Long.toString(proposal.base().version()),
            proposal.effectiveFrom().asked(),
            proposal.sha256());
    return "reinterpret-" + Sha256.hex(named).substring(0, TOKEN_DIGITS);
  }

  private static Map<String, Object> fields(ConfigVersion version) {
    return canonical(version.payload());
  }

  private static Map<String, Object> canonical(String payload) {
    return DocumentJson.parse(payload.getBytes(StandardCharsets.UTF_8));
  }
}
