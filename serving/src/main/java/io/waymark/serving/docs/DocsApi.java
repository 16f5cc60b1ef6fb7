package io.waymark.serving.docs;

import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Route;
import java.util.List;
import java.util.Set;

/**
 * {@code GET /openapi.yaml}, {@code /openapi.json}, the browsable {@code /docs}, and {@code
 * /problems}.
 *
 * <pre>{@code
 * curl http://localhost:8091/openapi.yaml
 *
 * openapi: 3.1.0
 * ...
 * }</pre>
 */
public final class DocsApi {

  private static final Set<String> SWAGGER =
      Set.of("swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png");

  /** Swagger UI styles its elements directly; scripts still come from here alone. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final OpenApiDocument document;
  private final StaticFiles page = new StaticFiles("/io/waymark/serving/docs/", POLICY);
  private final StaticFiles swagger =
      new StaticFiles("/META-INF/resources/webjars/swagger-ui/" + swaggerVersion() + "/", POLICY);

  /**
   * The API of a server.
   *
   * @param basePath under which a gateway shows it, or empty
   */
  public DocsApi(String basePath) {
    this.document = new OpenApiDocument(basePath);
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/openapi.yaml", Access.PUBLIC, call -> document.asYaml()),
        Route.get("/openapi.json", Access.PUBLIC, call -> document.asJson()),
        Route.get("/problems", Access.PUBLIC, call -> Answer.json(ProblemPages.ALL)),
        Route.get("/problems/{type}", Access.PUBLIC, call -> ProblemPages.one(call)),
        Route.get("/docs", Access.PUBLIC, call -> page.answer("docs.html")),
        Route.get("/docs/{file}", Access.PUBLIC, this::file));
  }

  private Answer file(Call call) {
    String file = call.pathParameter("file");
    if (file.equals("docs.js")) {
      return page.answer(file);
    }
    if (SWAGGER.contains(file)) {
      return swagger.answer(file);
    }
    throw Problems.unknownPath("/docs/" + file);
  }

  private static String swaggerVersion() {
    return WebJar.version("org.webjars", "swagger-ui");
  }
}
