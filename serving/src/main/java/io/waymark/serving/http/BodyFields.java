package io.waymark.serving.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a small JSON object in a body. What is wrong with them is collected, so that one
 * answer names it all; {@link #finish} throws it.
 */
public final class BodyFields {

  private static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_DEPTH = 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode object;
  private final String path;
  private final List<FieldError> errors;
  private final Set<String> known = new HashSet<>();

  private BodyFields(JsonNode object, String path, List<FieldError> errors) {
    this.object = object;
    this.path = path;
    this.errors = errors;
  }

  /**
   * Reads the body; none at all counts as an empty object.
   *
   * @throws ProblemException 400, 413 or 415 where it is no small JSON object
   */
  public static BodyFields read(Call call) throws IOException {
    byte[] body = call.body().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      throw Problems.tooLarge("the body has more than " + MAX_BYTES + " bytes", "send less");
    }
    requireJson(call, body.length);
    return new BodyFields(parse(body), "", new ArrayList<>());
  }

  private static void requireJson(Call call, int length) {
    String type = call.header("content-type").toLowerCase(Locale.ROOT);
    if (length > 0 && !type.isEmpty() && !type.split(";", 2)[0].strip().equals(Answer.JSON)) {
      throw Problems.unsupportedType(
          "Content-Type is " + Problems.shown(type), "send application/json");
    }
    if (!call.header("content-encoding").matches("|identity")) {
      throw Problems.unsupportedType("this route reads no packed bodies", "send it unpacked");
    }
  }

  private static JsonNode parse(byte[] body) throws IOException {
    if (body.length == 0) {
      return MAPPER.createObjectNode();
    }
    try {
      JsonNode tree = MAPPER.readTree(body);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      throw Problems.malformedBody(Problems.shown(e.getOriginalMessage()), "send one JSON object");
    }
    throw Problems.malformedBody("the body is not a JSON object", "send one JSON object");
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return field(name) != null;
  }

  /** A text, or the fallback. */
  public String text(String name, String fallback) {
    JsonNode value = field(name);
    if (value == null) {
      return fallback;
    }
    if (!value.isTextual()) {
      wrong(name, "is not a text", "give a JSON string");
      return fallback;
    }
    return value.textValue();
  }

  /** A whole number within bounds, or the fallback. */
  public long number(String name, long fallback, long min, long max) {
    JsonNode value = field(name);
    if (value == null) {
      return fallback;
    }
    boolean fits = value.isIntegralNumber() && value.canConvertToLong();
    if (!fits || value.longValue() < min || value.longValue() > max) {
      wrong(
          name,
          "is " + Problems.shown(value.toString()),
          "give a whole number from " + min + " to " + max);
      return fallback;
    }
    return value.longValue();
  }

  /** True, false, or nothing where the field is absent. */
  public Optional<Boolean> flag(String name) {
    JsonNode value = field(name);
    if (value != null && !value.isBoolean()) {
      wrong(name, "is " + Problems.shown(value.toString()), "give true or false");
      return Optional.empty();
    }
    return Optional.ofNullable(value).map(JsonNode::booleanValue);
  }

  /** A time as in RFC 3339, or null where the field is absent. */
  public @Nullable Instant time(String name) {
    String text = text(name, "");
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      wrong(name, "is '" + Problems.shown(text) + "'", "give a time such as 2027-01-01T00:00:00Z");
      return null;
    }
  }

  /** A list of texts, empty where the field is absent. */
  public List<String> texts(String name, int most) {
    JsonNode value = field(name);
    List<String> texts = new ArrayList<>();
    if (value == null) {
      return texts;
    }
    if (!value.isArray() || value.size() > most) {
      wrong(name, "is no list of at most " + most + " texts", "give a JSON array of strings");
      return texts;
    }
    for (JsonNode each : value) {
      texts.add(each.isTextual() ? each.textValue() : each.toString());
    }
    return texts;
  }

  /** The fields of a nested object, whose errors are reported with these; empty where absent. */
  public BodyFields object(String name) {
    JsonNode value = field(name);
    if (value != null && !value.isObject()) {
      wrong(name, "is not an object", "give a JSON object");
    }
    JsonNode inner = value != null && value.isObject() ? value : MAPPER.createObjectNode();
    return new BodyFields(inner, path + "/" + name, errors);
  }

  /** Notes that a field's value cannot be used. */
  public void wrong(String name, String what, String hint) {
    errors.add(new FieldError(path + "/" + name, name + " " + what, hint));
  }

  /** Notes the fields that nobody asked for: a typing error would go unnoticed. */
  public void refuseOthers() {
    object
        .fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            wrong(
                Problems.shown(name),
                "is not known here",
                "known are " + String.join(", ", known.stream().sorted().toList()));
          }
        });
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemException 422 with all that is wrong
   */
  public void finish() {
    refuseOthers();
    if (!errors.isEmpty()) {
      throw Problems.invalidBody(errors.get(0).detail(), errors);
    }
  }

  private @Nullable JsonNode field(String name) {
    known.add(name);
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }
}
