package io.waymark.engine.http;

import io.waymark.engine.chdb.QueryResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the engine says about itself in headers and errors. */
public record ServerIdentity(String version, String timezone) {

  static final String DISPLAY_NAME = "waymark";

  /** Asks the engine. */
  public static ServerIdentity of(SessionPool sessions) {
    Session session = sessions.borrow();
    byte[] sql = "SELECT version(), timezone()".getBytes(StandardCharsets.US_ASCII);
    try (QueryResult result = session.connection().query(sql, "TabSeparated", Map.of())) {
      String[] fields = result.text().strip().split("\t");
      return new ServerIdentity(fields[0], fields[1]);
    } finally {
      sessions.giveBack(session);
    }
  }
}
