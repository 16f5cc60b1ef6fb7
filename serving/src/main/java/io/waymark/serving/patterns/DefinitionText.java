package io.waymark.serving.patterns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.waymark.core.pattern.CostBound;
import io.waymark.core.pattern.CostBudget;
import io.waymark.core.pattern.InvalidPatternException;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.serving.document.CanonicalJson;
import io.waymark.serving.document.Document;
import io.waymark.serving.document.DocumentBody;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.ProblemException;
import io.waymark.serving.http.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A definition as somebody wrote it, in YAML or JSON. What is wrong with it is answered 422 with
 * line, step and field.
 */
final class DefinitionText {

  private static final String HINT = "docs/patterns.md describes every field";
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  /** A part of the paths beside the ids. */
  private static final String RESERVED = "validate";

  private final Document document;

  private DefinitionText(Document document) {
    this.document = document;
  }

  /**
   * Reads the body as far as it is a document at all.
   *
   * @throws ProblemException 400, 413 or 415
   */
  static DefinitionText of(Call call) throws IOException {
    return new DefinitionText(DocumentBody.read(call));
  }

  static DefinitionText of(Document document) {
    return new DefinitionText(document);
  }

  /** The id that it names, which even a draft has. */
  String id() {
    Object id = document.fields().get("id");
    if (!(id instanceof String text) || !ID.matcher(text).matches() || text.equals(RESERVED)) {
      throw wrong(
          "/id",
          "id is "
              + (id == null ? "missing" : "'" + Problems.shown(id.toString()) + "'")
              + "; it is of the form "
              + ID.pattern()
              + " and not "
              + RESERVED,
          document.locatePointer("/id").line(),
          "");
    }
    return text;
  }

  /** What it says as canonical JSON, right or wrong. */
  String json() {
    return CanonicalJson.of(document.fields());
  }

  /**
   * The definition.
   *
   * @param budget what it may cost
   * @throws ProblemException 422 naming line, step and field
   */
  Definition definition(CostBudget budget) {
    id();
    try {
      return parse(json(), budget);
    } catch (InvalidPatternException e) {
      int line = document.locatePointer(e.pointer()).line();
      throw wrong(e.pointer(), e.sentence(), line, e.step());
    }
  }

  /** A definition out of the control store. */
  static Definition stored(String json, CostBudget budget) {
    try {
      return parse(json, budget);
    } catch (InvalidPatternException e) {
      throw wrong(e.pointer(), e.sentence(), 0, e.step());
    }
  }

  /** What one definition of the caller's tenant may cost. */
  static CostBudget budget(Call call) {
    return CostBudget.STANDARD.withPartialMatches(call.caller().terms().limits().partialMatches());
  }

  private static Definition parse(String json, CostBudget budget) {
    PatternDefinition parsed = PatternDefinition.parse(json.getBytes(StandardCharsets.UTF_8));
    return new Definition(json, parsed, CostBound.of(parsed, budget));
  }

  private static ProblemException wrong(String pointer, String what, int line, String step) {
    String detail = (line > 0 ? "line " + line + ": " : "") + field(pointer) + what;
    return Problems.invalidBody(
        detail, List.of(new Mistake(pointer, line, step.isEmpty() ? null : step, what, HINT)));
  }

  private static String field(String pointer) {
    return pointer.isEmpty() ? "" : Problems.shown(pointer) + " ";
  }

  /**
   * What is wrong with a definition.
   *
   * @param path JSON pointer (RFC 6901) into it
   * @param line from 1; 0 where none is to blame
   * @param step name of the step that holds it, or null
   * @param detail the value and the limit
   * @param hint what to do
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Mistake(String path, int line, @Nullable String step, String detail, String hint) {}
}
