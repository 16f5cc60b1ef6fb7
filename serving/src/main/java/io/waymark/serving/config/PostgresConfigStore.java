package io.waymark.serving.config;

import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.serving.access.Actor;
import io.waymark.serving.access.AuditEntry;
import io.waymark.serving.access.AuditLog;
import io.waymark.serving.access.ControlStore;
import io.waymark.serving.control.Outbox;
import io.waymark.serving.http.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The versions in the control store. */
public final class PostgresConfigStore implements ConfigStore {

  /** Type of the control records. */
  static final String TYPE = "meaning";

  /** The one document of a tenant; ids of its records are {@code main/VERSION}. */
  static final String DOCUMENT = "main";

  /** The job holds all of them, so there is an end. */
  private static final int MOST_LIVING = 200;

  private static final int MOST_AUDITED = 200;

  private final ControlStore store;

  /** Versions in that store. */
  public PostgresConfigStore(ControlStore store) {
    this.store = store;
  }

  @Override
  public Optional<ConfigVersion> newest(String tenant) {
    return deciding(tenant, Long.MAX_VALUE);
  }

  @Override
  public Optional<ConfigVersion> find(String tenant, long version) {
    return store.read(handle ->
        handle
            .createQuery(
                "select * from meaning_versions where tenant = :tenant and version = :version")
            .bind("tenant", tenant)
            .bind("version", version)
            .map((row, context) -> version(row, row.getString("payload")))
            .findOne());
  }

  @Override
  public Optional<ConfigVersion> deciding(String tenant, long ts) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                select * from meaning_versions where tenant = :tenant and effective_from <= :ts
                order by version desc limit 1
                """)
            .bind("tenant", tenant)
            .bind("ts", ts)
            .map((row, context) -> version(row, row.getString("payload")))
            .findOne());
  }

  @Override
  public List<ConfigVersion> page(String tenant, long below, int limit) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                select version, effective_from, sha256, created, created_by, superseded_by
                from meaning_versions where tenant = :tenant and version < :below
                order by version desc limit :limit
                """)
            .bind("tenant", tenant)
            .bind("below", below)
            .bind("limit", limit)
            .map((row, context) -> version(row, ""))
            .list());
  }

  @Override
  public List<Long> supersededFrom(String tenant, long effectiveFrom) {
    return store.read(handle -> superseded(handle, tenant, effectiveFrom));
  }

  private static List<Long> superseded(Handle handle, String tenant, long effectiveFrom) {
    return handle
        .createQuery(
            """
            select version from meaning_versions
            where tenant = :tenant and superseded_by is null and effective_from >= :from
            order by version
            """)
        .bind("tenant", tenant)
        .bind("from", effectiveFrom)
        .mapTo(Long.class)
        .list();
  }

  @Override
  public ConfigVersion append(Actor actor, ConfigVersion version, List<Change> changes) {
    return store.change(handle -> {
      List<Long> superseded = superseded(handle, actor.tenant(), version.effectiveFrom());
      insert(handle, actor, version);
      Outbox.append(
          handle,
          ControlRecord.of(
              key(actor, version.version()),
              version.version(),
              version.effectiveFrom(),
              version.payload()));
      for (long old : superseded) {
        supersede(handle, actor, old, version.version());
      }
      requireFewLiving(handle, actor.tenant());
      audit(handle, actor, version, changes);
      return version;
    });
  }

  private static ControlKey key(Actor actor, long version) {
    return new ControlKey(TYPE, actor.tenant(), DOCUMENT + '/' + version);
  }

  private static void insert(Handle handle, Actor actor, ConfigVersion version) {
    int inserted =
        handle
            .createUpdate(
                """
                insert into meaning_versions
                    (tenant, version, effective_from, sha256, payload, created_by, created)
                select :tenant, :version, :from, :sha256, :payload, :by, :created
                where :version = 1 + (select coalesce(max(version), 0) from meaning_versions
                                      where tenant = :tenant)
                on conflict (tenant, version) do nothing
                """)
            .bind("tenant", actor.tenant())
            .bind("version", version.version())
            .bind("from", version.effectiveFrom())
            .bind("sha256", version.sha256())
            .bind("payload", version.payload())
            .bind("by", actor.keyId())
            .bind("created", version.created())
            .execute();
    if (inserted == 0) {
      throw Problems.conflict(
          "version " + version.version() + " was applied by somebody else meanwhile",
          "read the configuration, look at what changed and apply again");
    }
  }

  /** It decides about nothing any more, so that the job need not hold it. */
  private static void supersede(Handle handle, Actor actor, long old, long by) {
    handle.execute(
        "update meaning_versions set superseded_by = ? where tenant = ? and version = ?",
        by,
        actor.tenant(),
        old);
    Outbox.remove(handle, key(actor, old));
  }

  private static void requireFewLiving(Handle handle, String tenant) {
    int living =
        handle
            .createQuery(
                "select count(*) from meaning_versions"
                    + " where tenant = :tenant and superseded_by is null")
            .bind("tenant", tenant)
            .mapTo(Integer.class)
            .one();
    if (living > MOST_LIVING) {
      throw Problems.conflict(
          living + " versions would decide about times of their own, the limit is " + MOST_LIVING,
          "apply one with an earlier effective_from; it takes the place of those after it");
    }
  }

  private static void audit(
      Handle handle, Actor actor, ConfigVersion version, List<Change> changes) {
    ConfigAudit after =
        new ConfigAudit(
            version.version(),
            EffectiveFrom.shown(version.effectiveFrom()),
            version.sha256(),
            changes.size(),
            changes.subList(0, Math.min(changes.size(), MOST_AUDITED)));
    String subject = DOCUMENT + '/' + version.version();
    AuditLog.append(
        handle, actor, new AuditEntry(actor.tenant(), "config.apply", subject, null, after));
  }

  /** What the audit log keeps of a version: which, and how it differs from the one before. */
  record ConfigAudit(
      long version, String effectiveFrom, String sha256, int changed, List<Change> changes) {}

  private static ConfigVersion version(ResultSet row, String payload) throws SQLException {
    long supersededBy = row.getLong("superseded_by");
    return new ConfigVersion(
        row.getLong("version"),
        row.getLong("effective_from"),
        row.getString("sha256"),
        payload,
        row.getObject("created", OffsetDateTime.class).toInstant(),
        row.getString("created_by"),
        supersededBy == 0 ? null : supersededBy);
  }
}
