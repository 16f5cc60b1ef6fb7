package io.waymark.serving.patterns;

import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.wire.PatternOrderJson;
import io.waymark.serving.access.Actor;
import io.waymark.serving.access.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One act on one pattern within its transaction: what is kept, what is ordered, what is noted. */
final class Act {

  /** Until then every subtask of the job has the order, before its first event. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(3);

  private final Actor actor;
  private final PatternChange change;
  private final Instant now;
  private final @Nullable StoredPattern before;

  private Act(Actor actor, PatternChange change, Instant now, @Nullable StoredPattern before) {
    this.actor = actor;
    this.change = change;
    this.now = now;
    this.before = before;
  }

  static Act begin(Actor actor, PatternChange change, Instant now) {
    return new Act(actor, change, now, change.pattern().orElse(null));
  }

  @Nullable StoredPattern before() {
    return before;
  }

  /** Keeps the newest version of that life, with that definition. */
  StoredPattern add(PatternsService.Draft draft, PatternLife life) {
    StoredVersion version =
        new StoredVersion(life.get(life.newest()), draft.json(), 0, now, actor.keyId(), now);
    List<StoredVersion> versions = new ArrayList<>(before == null ? List.of() : before.versions());
    versions.add(version);
    StoredPattern after =
        new StoredPattern(draft.id(), before == null ? now : before.created(), versions);
    change.save(version);
    note("pattern.write", before, after);
    return after;
  }

  /** Keeps what an act made of the pattern and orders what is new about it. */
  StoredPattern step(String action, PatternLife life, Step step) {
    StoredPattern had = present();
    long from =
        step.effectiveFrom().orElse(had.wasOrdered() ? now.plus(ON_ITS_WAY).toEpochMilli() : 0);
    StoredPattern next = had.at(life, now);
    Map<Integer, StoredVersion> kept = new TreeMap<>();
    // What stops is kept and ordered before what begins: there is never a second live one.
    for (StoredVersion version : stoppingFirst(next, life)) {
      PatternLife.Duty duty = life.duty(version.version());
      StoredVersion before = had.version(version.version());
      boolean ordered = !duty.equals(had.life().duty(version.version()));
      StoredVersion after = ordered ? version.ordered() : version;
      if (ordered) {
        order(had.id(), after, duty, step.onOff(), from);
      }
      if (!after.equals(before)) {
        change.save(after);
      }
      kept.put(after.version(), after);
    }
    StoredPattern after = new StoredPattern(had.id(), had.created(), List.copyOf(kept.values()));
    note(action, had, after);
    return after;
  }

  private static List<StoredVersion> stoppingFirst(StoredPattern pattern, PatternLife life) {
    return pattern.versions().stream()
        .sorted(Comparator.comparing(version -> life.get(version.version()).stage().runs()))
        .toList();
  }

  private void order(
      String id,
      StoredVersion version,
      PatternLife.Duty duty,
      PatternOrder.OnOff onOff,
      long from) {
    PatternOrder order = new PatternOrder(version.definition(), duty.mode(), duty.share(), onOff);
    change.order(
        ControlRecord.of(key(id, version), version.orders(), from, PatternOrderJson.text(order)));
  }

  private ControlKey key(String id, StoredVersion version) {
    return new ControlKey(
        PatternOrder.TYPE, actor.tenant(), PatternOrder.id(id, version.version()));
  }

  /** Ends all versions; the job forgets them. */
  StoredPattern remove() {
    StoredPattern had = present();
    StoredPattern after = had.at(had.life().removed(), now);
    for (StoredVersion version : after.versions()) {
      if (version.orders() > 0) {
        change.forget(key(had.id(), version));
      }
      change.save(version);
    }
    change.remove(now);
    note("pattern.remove", had, after);
    return after;
  }

  /** Puts a backtest of a version into the queue. */
  void enqueue(Backtest backtest, StoredVersion version) {
    change.enqueue(backtest, version.definition(), actor.keyId());
    change.audit(
        actor,
        new AuditEntry(actor.tenant(), "pattern.backtest", backtest.pattern(), null, backtest));
  }

  StoredPattern present() {
    if (before == null) {
      throw new IllegalStateException("the pattern is gone");
    }
    return before;
  }

  private void note(String action, @Nullable StoredPattern had, StoredPattern after) {
    change.audit(
        actor,
        new AuditEntry(
            actor.tenant(), action, after.id(), had == null ? null : audited(had), audited(after)));
  }

  /** The stages, and the definition that is newest: what an act may change. */
  private static Map<String, Object> audited(StoredPattern pattern) {
    Map<String, String> stages = new LinkedHashMap<>();
    for (StoredVersion version : pattern.versions()) {
      stages.put(Integer.toString(version.version()), version.life().stage().wireName());
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", pattern.id());
    shown.put("versions", stages);
    shown.put("definition", pattern.newest().definition());
    return shown;
  }
}
