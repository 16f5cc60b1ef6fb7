package io.waymark.serving.access;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.waymark.serving.http.Unavailable;
import java.sql.SQLException;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The control store in PostgreSQL. It may be away at any time, also at the start. */
public final class ControlStore implements AutoCloseable {

  private static final int POOL = 5;
  private static final long WAIT_MS = 2_000;
  private static final int RETRY_SECONDS = 2;

  /** SQLSTATE classes of what is right and cannot be done now (PostgreSQL, appendix A). */
  private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

  /** SQLSTATE of a table that is not there yet. */
  private static final String NO_TABLE = "42P01";

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
        // Numbers are given out by area; a database may have a later one before an earlier.
        .outOfOrder(true)
        .load()
        .migrate();
  }

  /** Asks for a sign of life. */
  public void ping() {
    jdbi.useHandle(handle -> handle.execute("select 1 from tenants limit 1"));
  }

  /**
   * Reads.
   *
   * @throws Unavailable where the store cannot be asked now
   */
  public <T> T read(HandleCallback<T, RuntimeException> work) {
    try {
      return jdbi.withHandle(work);
    } catch (JdbiException e) {
      throw failure(e);
    }
  }

  /**
   * Changes in one transaction: all of it or nothing.
   *
   * @throws Unavailable where the store cannot be asked now
   */
  public <T> T change(HandleCallback<T, RuntimeException> work) {
    try {
      return jdbi.inTransaction(work);
    } catch (JdbiException e) {
      throw failure(e);
    }
  }

  /**
   * The number of a change of access. Whoever has it keeps the counter until the commit, so that
   * numbers become visible in their order.
   */
  static long nextVersion(Handle handle) {
    return handle
        .createQuery("update access_version set version = version + 1 returning version")
        .mapTo(Long.class)
        .one();
  }

  private static RuntimeException failure(JdbiException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && !isAway(sql)) {
        return e;
      }
    }
    return new Unavailable("postgres", "the control store cannot be asked", RETRY_SECONDS, e);
  }

  private static boolean isAway(SQLException e) {
    String state = e.getSQLState();
    return state == null
        || state.length() < 2
        || state.equals(NO_TABLE)
        || AWAY.contains(state.substring(0, 2));
  }

  @Override
  public void close() {
    pool.close();
  }
}
