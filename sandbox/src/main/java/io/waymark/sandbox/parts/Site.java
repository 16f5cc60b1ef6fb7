package io.waymark.sandbox.parts;

import io.waymark.sandbox.SandboxOption;
import io.waymark.sandbox.SandboxOptions;
import io.waymark.sandbox.home.DataFolder;
import io.waymark.sandbox.home.Ports;
import java.net.http.HttpClient;

/**
 * Where and how one system runs: what every part needs to know.
 *
 * @param distribution what was built
 * @param folder where its data are
 * @param ports inner ports
 * @param servingPort the user's port
 * @param options all options
 * @param http for probes
 */
public record Site(
    Distribution distribution,
    DataFolder folder,
    Ports ports,
    int servingPort,
    SandboxOptions options,
    HttpClient http) {

  /** Where the sidecar answers. */
  public String url() {
    return "http://127.0.0.1:" + servingPort;
  }

  /** Where ClickHouse answers: the one on this machine or the one named. */
  public String clickhouseUrl() {
    return given(SandboxOption.CLICKHOUSE_URL, "http://127.0.0.1:" + ports.of("clickhouse"));
  }

  /** The control store. */
  public String databaseUrl() {
    return given(
        SandboxOption.DATABASE_URL,
        "postgresql://postgres:postgres@127.0.0.1:" + ports.of("postgres") + "/postgres");
  }

  /** Kafka's bootstrap servers. */
  public String kafka() {
    return given(SandboxOption.KAFKA_BOOTSTRAP_SERVERS, "127.0.0.1:" + ports.of("kafka"));
  }

  /** Flink's REST interface and its page. */
  public String flinkUrl() {
    return "http://127.0.0.1:" + ports.of("flink-rest");
  }

  /** Whether this system runs the part itself. */
  public boolean isOwn(SandboxOption urlOption) {
    return options.text(urlOption).isEmpty();
  }

  private String given(SandboxOption option, String own) {
    return isOwn(option) ? own : options.text(option);
  }
}
