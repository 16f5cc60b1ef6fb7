package io.waymark.serving.config;

import io.waymark.core.meaning.InvalidMeaningException;
import io.waymark.core.meaning.Meaning;
import io.waymark.serving.document.Document;
import io.waymark.serving.document.LocatedError;
import io.waymark.serving.http.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tries a document as the job would read it, and says where each of its sections is wrong. */
final class MeaningCheck {

  private static final String HINT = "docs/api/meaning.schema.json describes every field";
  private static final String HINT_BEGINS = "; ";

  private final Document document;
  private final Map<String, LocatedError> errors = new LinkedHashMap<>();

  private MeaningCheck(Document document) {
    this.document = document;
  }

  /**
   * The configuration that the document is.
   *
   * @throws io.waymark.serving.http.ProblemException 422 with the first mistake of each section
   */
  static Meaning compile(long version, Document document) {
    return new MeaningCheck(document).compile(version);
  }

  private Meaning compile(long version) {
    Meaning meaning = tried(version, document.fields());
    if (meaning != null) {
      return meaning;
    }
    document.fields().keySet().forEach(name -> tried(version, section(name)));
    LocatedError first = errors.values().iterator().next();
    throw Problems.invalidBody(
        "line " + first.line() + ": " + first.detail(), java.util.List.copyOf(errors.values()));
  }

  /** The section alone, with what it depends on. */
  private Map<String, Object> section(String name) {
    Map<String, Object> fields = new LinkedHashMap<>(document.fields());
    fields.keySet().removeIf(other -> !other.equals(name) && !other.equals("money"));
    return fields;
  }

  private @Nullable Meaning tried(long version, Map<String, Object> fields) {
    try {
      return Meaning.of(version, fields);
    } catch (InvalidMeaningException e) {
      note(e.path(), String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      note("", String.valueOf(e.getMessage()));
    }
    return null;
  }

  private void note(String path, String sentence) {
    int hint = sentence.lastIndexOf(HINT_BEGINS);
    errors.putIfAbsent(
        path,
        LocatedError.at(
            document.locate(path),
            hint < 0 ? sentence : sentence.substring(0, hint),
            hint < 0 ? HINT : sentence.substring(hint + HINT_BEGINS.length())));
  }
}
