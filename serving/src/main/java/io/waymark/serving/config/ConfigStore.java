package io.waymark.serving.config;

import io.waymark.serving.access.Actor;
import java.util.List;
import java.util.Optional;

/** The versions of every tenant's configuration. */
public interface ConfigStore {

  /** The version that was applied last. */
  Optional<ConfigVersion> newest(String tenant);

  /** One version. */
  Optional<ConfigVersion> find(String tenant, long version);

  /** The version that decides about that event time. */
  Optional<ConfigVersion> deciding(String tenant, long ts);

  /** Versions below that one, newest first, with empty payloads. */
  List<ConfigVersion> page(String tenant, long below, int limit);

  /** Versions that would have nothing left to decide under one that begins there. */
  List<Long> supersededFrom(String tenant, long effectiveFrom);

  /**
   * Keeps a version, sends it to the job and notes it in the audit log, all or nothing.
   *
   * @return the version as it is kept
   * @throws io.waymark.serving.http.ProblemException 409 where another one came in between
   */
  ConfigVersion append(Actor actor, ConfigVersion version, List<Change> changes);
}
