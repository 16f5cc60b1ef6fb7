package io.waymark.serving.patterns;

import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.serving.access.Actor;
import io.waymark.serving.access.AuditEntry;
import java.time.Instant;
import java.util.Optional;

/** A change of one pattern: all of it is kept, or nothing. */
interface PatternChange {

  /** The pattern, also one that was removed; nobody else changes it meanwhile. */
  Optional<StoredPattern> pattern();

  /** Whether it is there: written, and not removed since. */
  boolean isThere();

  /** How many patterns the tenant has. */
  int patterns();

  /** Writes a version, new or changed; a pattern that was removed is there again. */
  void save(StoredVersion version);

  /** Marks the pattern as removed. */
  void remove(Instant now);

  /** Puts a backtest into the queue. */
  void enqueue(Backtest backtest, String definition, String createdBy);

  /** Tells the job, once the change is kept. */
  void order(ControlRecord record);

  /** Tells the job to forget a version, once the change is kept. */
  void forget(ControlKey key);

  /** Notes who did it. */
  void audit(Actor actor, AuditEntry entry);
}
