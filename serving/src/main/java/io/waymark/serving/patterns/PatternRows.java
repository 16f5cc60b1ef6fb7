package io.waymark.serving.patterns;

import io.waymark.serving.access.Columns;
import io.waymark.serving.access.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables of patterns and their versions. */
final class PatternRows {

  private PatternRows() {}

  /** A version and the pattern that it belongs to. */
  private record Joined(String pattern, Instant created, StoredVersion version) {}

  /** Holds the pattern's name, whether it is there or not, until the transaction ends. */
  static void lock(Handle handle, String tenant, String id) {
    handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 7303))", tenant + '/' + id);
  }

  static boolean isThere(Handle handle, String tenant, String id) {
    return handle
        .createQuery(
            "select 1 from patterns where tenant = :tenant and id = :id and removed is null")
        .bind("tenant", tenant)
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static int count(Handle handle, String tenant) {
    return handle
        .createQuery("select count(*) from patterns where tenant = :tenant and removed is null")
        .bind("tenant", tenant)
        .mapTo(Integer.class)
        .one();
  }

  static Optional<StoredPattern> find(Handle handle, String tenant, String id) {
    return patterns(
            handle
                .createQuery(
                    """
                    select p.id, p.created as first, v.*
                    from patterns p join pattern_versions v on v.tenant = p.tenant and v.pattern = p.id
                    where p.tenant = :tenant and p.id = :id
                    order by v.version
                    """)
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> joined(row))
                .list())
        .stream()
        .findFirst();
  }

  static List<StoredPattern> page(Handle handle, String tenant, Page page) {
    return patterns(
        handle
            .createQuery(
                """
                select p.id, p.created as first, v.*
                from (select * from patterns
                      where tenant = :tenant and removed is null and id > :after
                      order by id limit :limit) p
                join pattern_versions v on v.tenant = p.tenant and v.pattern = p.id
                order by v.version
                """)
            .bind("tenant", tenant)
            .bind("after", page.after())
            .bind("limit", page.limit() + 1)
            .map((row, context) -> joined(row))
            .list());
  }

  private static List<StoredPattern> patterns(List<Joined> rows) {
    Map<String, List<Joined>> byId =
        rows.stream()
            .collect(Collectors.groupingBy(Joined::pattern, TreeMap::new, Collectors.toList()));
    return byId.values().stream()
        .map(of ->
            new StoredPattern(
                of.get(0).pattern(),
                of.get(0).created(),
                of.stream().map(Joined::version).toList()))
        .toList();
  }

  static void save(Handle handle, String tenant, String id, StoredVersion version) {
    handle
        .createUpdate(
            """
            insert into patterns (tenant, id, created) values (:tenant, :id, :created)
            on conflict (tenant, id) do update set removed = null
            """)
        .bind("tenant", tenant)
        .bind("id", id)
        .bind("created", at(version.created()))
        .execute();
    VersionLife life = version.life();
    handle
        .createUpdate(
            """
            insert into pattern_versions
                (tenant, pattern, version, definition, state, share, resumes, follows, orders,
                 created, created_by, changed)
            values
                (:tenant, :id, :version, :definition, :state, :share, :resumes, :follows, :orders,
                 :created, :by, :changed)
            on conflict (tenant, pattern, version) do update
            set state = excluded.state, share = excluded.share, resumes = excluded.resumes,
                follows = excluded.follows, orders = excluded.orders, changed = excluded.changed
            """)
        .bind("tenant", tenant)
        .bind("id", id)
        .bind("version", life.version())
        .bind("definition", version.definition())
        .bind("state", life.stage().wireName())
        .bind("share", life.share())
        .bind("resumes", name(life.resumes()))
        .bind("follows", life.follows())
        .bind("orders", version.orders())
        .bind("created", at(version.created()))
        .bind("by", version.createdBy())
        .bind("changed", at(version.changed()))
        .execute();
  }

  static void remove(Handle handle, String tenant, String id, Instant now) {
    handle
        .createUpdate("update patterns set removed = :now where tenant = :tenant and id = :id")
        .bind("now", at(now))
        .bind("tenant", tenant)
        .bind("id", id)
        .execute();
  }

  private static Joined joined(ResultSet row) throws SQLException {
    String resumes = row.getString("resumes");
    VersionLife life =
        new VersionLife(
            row.getInt("version"),
            Stage.ofWireName(row.getString("state")),
            row.getDouble("share"),
            resumes == null ? null : Stage.ofWireName(resumes),
            row.getObject("follows", Integer.class));
    return new Joined(
        row.getString("id"),
        Columns.time(row, "first"),
        new StoredVersion(
            life,
            row.getString("definition"),
            row.getLong("orders"),
            Columns.time(row, "created"),
            row.getString("created_by"),
            Columns.time(row, "changed")));
  }

  private static @Nullable String name(@Nullable Stage stage) {
    return stage == null ? null : stage.wireName();
  }

  static java.time.OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
