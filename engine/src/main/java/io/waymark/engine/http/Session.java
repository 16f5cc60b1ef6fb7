package io.waymark.engine.http;

import io.waymark.engine.chdb.Connection;
import java.util.Map;
import java.util.stream.Collectors;

/** A connection that is left as it was found: settings of a request end with it. */
public final class Session implements AutoCloseable {

  private static final String START_DATABASE = "default";

  private final Connection connection;
  private final Map<String, String> defaults;
  private String database = START_DATABASE;
  private boolean spoiled;

  /**
   * @param defaults settings that the connection was opened with
   */
  public Session(Connection connection, Map<String, String> defaults) {
    this.connection = connection;
    this.defaults = defaults;
  }

  Connection connection() {
    return connection;
  }

  /** Goes to the database of a request. */
  void use(String wanted) {
    if (!wanted.equals(database)) {
      connection.execute("USE " + quote(wanted, '`'));
      database = wanted;
    }
  }

  /** Sets the settings of a request; {@link #reset} takes them back. */
  void apply(Map<String, String> settings) {
    if (settings.isEmpty()) {
      return;
    }
    // Under readonly no setting can be taken back.
    spoiled |= settings.containsKey("readonly");
    connection.execute(
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + " = " + quote(setting.getValue(), '\''))
            .collect(Collectors.joining(", ", "SET ", "")));
  }

  void reset(Map<String, String> settings) {
    if (!settings.isEmpty() && !spoiled) {
      connection.execute(
          settings.keySet().stream()
              .map(key -> key + " = " + before(key))
              .collect(Collectors.joining(", ", "SET ", "")));
    }
  }

  /** Marks the connection as changed for good, so that nobody gets it again. */
  void spoil() {
    spoiled = true;
  }

  boolean isSpoiled() {
    return spoiled;
  }

  @Override
  public void close() {
    connection.close();
  }

  private String before(String key) {
    String value = defaults.get(key);
    return value == null ? "DEFAULT" : quote(value, '\'');
  }

  private static String quote(String text, char sign) {
    return sign + text.replace("\\", "\\\\").replace("" + sign, "\\" + sign) + sign;
  }
}
