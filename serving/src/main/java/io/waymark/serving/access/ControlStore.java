package io.waymark.serving.access;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Role;
import io.waymark.serving.http.Unavailable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The control store in PostgreSQL. It may be away at any time, also at the start. */
public final class ControlStore implements KeyStore, AutoCloseable {

  private static final int POOL = 5;
  private static final long WAIT_MS = 2_000;
  private static final int RETRY_SECONDS = 2;

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  /** A store at that address; nothing is asked of it yet. */
  public ControlStore(DatabaseUrl url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url.jdbc());
    config.setUsername(url.user());
    config.setPassword(url.password());
    config.setMaximumPoolSize(POOL);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_MS);
    config.setValidationTimeout(1_000);
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("connectTimeout", "2");
    config.addDataSourceProperty("socketTimeout", "10");
    config.setPoolName("control");
    this.pool = new HikariDataSource(config);
    this.jdbi = Jdbi.create(pool);
  }

  /** Brings the tables up to date; several may do so at once. */
  public void migrate() {
    Flyway.configure()
        .dataSource(pool)
        .locations("classpath:io/waymark/serving/access/migrations")
        .load()
        .migrate();
  }

  /** Asks for a sign of life. */
  public void ping() {
    jdbi.useHandle(handle -> handle.execute("select 1 from tenants limit 1"));
  }

  @Override
  public Optional<StoredKey> find(String keyId) {
    try {
      return jdbi.withHandle(handle ->
          handle
              .createQuery(
                  "select k.id, k.tenant, t.base_currency, k.role, k.hash, k.expires, k.revoked"
                      + " from api_keys k join tenants t on t.id = k.tenant where k.id = :id")
              .bind("id", keyId)
              .map((row, context) -> storedKey(row))
              .findOne());
    } catch (JdbiException e) {
      throw new Unavailable(
          "postgres", "the control store cannot be asked about the key", RETRY_SECONDS, e);
    }
  }

  /** Makes sure that the tenant exists and that the key is an admin key of it. */
  public void ensureAdmin(String tenant, String baseCurrency, ApiKey key) {
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate(
              "insert into tenants (id, name, base_currency) values (:id, :id, :currency)"
                  + " on conflict (id) do nothing")
          .bind("id", tenant)
          .bind("currency", baseCurrency)
          .execute();
      handle
          .createUpdate(
              "insert into api_keys (id, tenant, hash, role, label)"
                  + " values (:id, :tenant, :hash, 'admin', 'bootstrap')"
                  + " on conflict (id) do update set tenant = excluded.tenant,"
                  + " hash = excluded.hash, role = 'admin', revoked = null, expires = null")
          .bind("id", key.id())
          .bind("tenant", tenant)
          .bind("hash", key.hash())
          .execute();
    });
  }

  @Override
  public void close() {
    pool.close();
  }

  private static StoredKey storedKey(ResultSet row) throws SQLException {
    Caller caller =
        new Caller(
            row.getString("tenant"),
            row.getString("base_currency"),
            Role.ofWireName(row.getString("role")),
            row.getString("id"));
    return new StoredKey(
        caller, row.getBytes("hash"), instant(row, "expires"), instant(row, "revoked"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
