package io.waymark.bench.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Which sources were measured. */
public final class Commit {
  private static final String UNKNOWN = "unknown";

  private Commit() {}

  /** The commit checked out at that folder, with {@code +} where files differ from it. */
  public static String at(Path folder) {
    String commit = git(folder, "rev-parse", "--short=12", "HEAD");
    return commit.equals(UNKNOWN) || git(folder, "status", "--porcelain").isEmpty()
        ? commit
        : commit + "+";
  }

  private static String git(Path folder, String... words) {
    ProcessBuilder builder = new ProcessBuilder("git", "-C", folder.toString());
    builder.command().addAll(List.of(words));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? said.strip() : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }
}
