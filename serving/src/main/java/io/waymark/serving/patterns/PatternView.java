package io.waymark.serving.patterns;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.waymark.core.wire.DocumentJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as it is shown.
 *
 * @param id within its tenant
 * @param name of the version that is shown
 * @param description of that version
 * @param owner of that version
 * @param state of the live version, else of the one that is furthest on its way
 * @param version that is shown
 * @param created when the first version was written
 * @param changed when the last stage changed
 * @param versions all of them, newest first
 * @param definition of the version that is shown, JSON
 */
record PatternView(
    String id,
    String name,
    String description,
    String owner,
    String state,
    int version,
    Instant created,
    Instant changed,
    List<VersionView> versions,
    @JsonRawValue String definition) {

  /**
   * A version as it is shown.
   *
   * @param version from 1
   * @param state where it is in its life
   * @param share of the customers that it has, or null where it does not run
   * @param follows version that was live before it, or null
   * @param created when it was written
   * @param createdBy public half of the key that wrote it
   * @param changed when its state last changed
   */
  record VersionView(
      int version,
      String state,
      @Nullable Double share,
      @Nullable Integer follows,
      Instant created,
      String createdBy,
      Instant changed) {}

  static PatternView of(StoredPattern pattern, StoredVersion shown) {
    Map<String, Object> fields =
        DocumentJson.parse(shown.definition().getBytes(StandardCharsets.UTF_8));
    return new PatternView(
        pattern.id(),
        text(fields, "name", pattern.id()),
        text(fields, "description", ""),
        text(fields, "owner", ""),
        pattern.leading().life().stage().wireName(),
        shown.version(),
        pattern.created(),
        pattern.versions().stream()
            .map(StoredVersion::changed)
            .max(Instant::compareTo)
            .orElse(pattern.created()),
        versions(pattern),
        shown.definition());
  }

  private static List<VersionView> versions(StoredPattern pattern) {
    PatternLife life = pattern.life();
    return pattern.versions().reversed().stream().map(each -> version(each, life)).toList();
  }

  private static VersionView version(StoredVersion version, PatternLife life) {
    PatternLife.Duty duty = life.duty(version.version());
    boolean runs = version.life().stage().runs();
    return new VersionView(
        version.version(),
        version.life().stage().wireName(),
        runs ? duty.share().to() - duty.share().from() : null,
        version.life().follows(),
        version.created(),
        version.createdBy(),
        version.changed());
  }

  /** A draft may hold anything at that place. */
  private static String text(Map<String, Object> fields, String name, String fallback) {
    return fields.get(name) instanceof String text ? text : fallback;
  }
}
