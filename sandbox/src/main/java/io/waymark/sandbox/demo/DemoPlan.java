package io.waymark.sandbox.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.sandbox.SandboxException;
import io.waymark.testkit.demo.DemoSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/**
 * Which demo store a data folder has. It is written down before the first event, so that every
 * later start goes on with the same shop.
 *
 * @param seed seed of the simulation
 * @param days length of the history
 * @param customers people who become customers
 * @param end first instant after the history, RFC 3339
 * @param played whether the whole history is stored
 */
public record DemoPlan(
    @JsonProperty("seed") long seed,
    @JsonProperty("days") int days,
    @JsonProperty("customers") int customers,
    @JsonProperty("end") String end,
    @JsonProperty("played") boolean played) {
  private static final long SEED = 1;
  private static final int DAYS = 90;
  private static final int CUSTOMERS = 20_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The plan in the file; where there is none, one whose history ends now is written. */
  public static DemoPlan ensure(Path file, Instant now) {
    if (!Files.exists(file)) {
      new DemoPlan(SEED, DAYS, CUSTOMERS, now.toString(), false).write(file);
    }
    return read(file);
  }

  /**
   * The plan in the file.
   *
   * @throws SandboxException where it cannot be read
   */
  public static DemoPlan read(Path file) {
    try {
      return JSON.readValue(file.toFile(), DemoPlan.class);
    } catch (IOException e) {
      throw new SandboxException(
          "The demo store's plan " + file + " cannot be read: start with --no-demo.", e);
    }
  }

  /** Writes it in one step: a kill leaves the old plan or the new one. */
  void write(Path file) {
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, JSON.writeValueAsString(this));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new SandboxException("The file " + file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** The same, with its history stored. */
  DemoPlan afterHistory() {
    return new DemoPlan(seed, days, customers, end, true);
  }

  /** The shop. */
  DemoSettings settings() {
    return DemoSettings.of(seed, days, customers, Instant.parse(end));
  }
}
