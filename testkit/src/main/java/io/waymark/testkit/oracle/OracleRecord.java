package io.waymark.testkit.oracle;

import java.util.Map;

/**
 * One record of the events topic.
 *
 * @param partition where it stands
 * @param offset its place there
 * @param appendMs when the broker took it
 * @param headers its headers as text
 * @param value its bytes
 */
public record OracleRecord(
    int partition, long offset, long appendMs, Map<String, String> headers, byte[] value) {

  String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
