package io.waymark.serving.docs;

import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The OpenAPI document: written by hand as YAML, also given as JSON. */
public final class OpenApiDocument {

  private static final String SERVER = "  - url: /\n";
  private static final String RESOURCE = "/io/waymark/serving/docs/openapi.yaml";

  /** Our own text may repeat itself more often than the loader lets strangers do. */
  private static final int MAX_ALIASES = 1_000;

  private final String yaml;
  private final Answer json;

  /** The document of a server that has the whole host. */
  public OpenApiDocument() {
    this("");
  }

  /**
   * The document of a server under that path.
   *
   * @param basePath {@code /waymark}, or empty
   */
  public OpenApiDocument(String basePath) {
    this.yaml =
        read().replace(SERVER, SERVER.stripTrailing() + basePath.replaceFirst("^/", "") + "\n");
    this.json = new Answer(200, Answer.JSON, Json.bytes(tree()), Map.of());
  }

  private static String read() {
    try (InputStream in = OpenApiDocument.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document as maps and lists. */
  public Map<String, Object> tree() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(MAX_ALIASES);
    return new Yaml(new SafeConstructor(options)).load(yaml);
  }

  Answer asYaml() {
    return Answer.text("application/yaml", yaml);
  }

  Answer asJson() {
    return json;
  }
}
