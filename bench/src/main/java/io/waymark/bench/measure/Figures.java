package io.waymark.bench.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a bench has found: a name and figures whose keys carry the unit. */
public final class Figures {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_UP);
  private static final double WHOLE_FROM = 1_000;

  private final String name;
  private final Machine machine;
  private final String commit;
  private final Map<String, String> words = new LinkedHashMap<>();
  private final Map<String, BigDecimal> values = new LinkedHashMap<>();

  /** No figures yet. */
  public Figures(String name, Machine machine, String commit) {
    this.name = name;
    this.machine = machine;
    this.commit = commit;
  }

  /** The name of the bench. */
  public String name() {
    return name;
  }

  /**
   * Adds a figure, to four digits.
   *
   * @param key with its unit, such as {@code checkpoint_ms}
   */
  public Figures put(String key, double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    values.put(
        key,
        Math.abs(value) >= WHOLE_FROM
            ? exact.setScale(0, RoundingMode.HALF_UP)
            : exact.round(SHOWN));
    return this;
  }

  /** Adds something that is no number; it stands before the figures. */
  public Figures say(String key, String word) {
    words.put(key, word);
    return this;
  }

  /** A figure as it is told. */
  public BigDecimal get(String key) {
    BigDecimal value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no figure " + key + "; there are " + values.keySet());
    }
    return value;
  }

  /** One line of JSON. */
  public String toJson() {
    ObjectNode json = JSON.createObjectNode().put("name", name);
    words.forEach(json::put);
    values.forEach((key, value) -> json.put(key, plain(value)));
    json.putObject("machine")
        .put("cpu", machine.cpu())
        .put("cores", machine.cores())
        .put("memory_gb", machine.memoryGb())
        .put("jdk", machine.jdk())
        .put("os", machine.os());
    json.put("commit", commit);
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures cannot be written", e);
    }
  }

  /** A line for each figure. */
  public void print(PrintStream out) {
    int width = values.keySet().stream().mapToInt(String::length).max().orElse(0);
    values.forEach(
        (key, value) -> out.printf("%-" + width + "s  %12s%n", key, plain(value).toPlainString()));
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
