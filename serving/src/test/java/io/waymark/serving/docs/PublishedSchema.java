package io.waymark.serving.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A JSON schema of docs/api, to be held against the parser that it describes.
 *
 * @param file where it stands
 */
public record PublishedSchema(Path file) {

  /** The schema of that name. */
  public static PublishedSchema of(String name) {
    return new PublishedSchema(Path.of("../docs/api", name + ".schema.json"));
  }

  /** The schema itself as a tree. */
  public JsonNode tree() throws IOException {
    return new ObjectMapper().readTree(Files.readString(file));
  }

  /** The documents that it gives as examples. */
  public JsonNode examples() throws IOException {
    return tree().get("examples");
  }

  /** Whether the JSON text is one of those that it describes. */
  public boolean accepts(String json) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(file))
        .validate(json, InputFormat.JSON)
        .isEmpty();
  }
}
