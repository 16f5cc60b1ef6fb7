package io.waymark.serving.docs;

import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Route;
import java.util.List;
import java.util.Set;

/**
 * {@code GET /}: the first page.
 *
 * <pre>{@code
 * curl http://localhost:8091/
 *
 * <!doctype html>...
 * }</pre>
 */
public final class PageApi {

  private static final Set<String> FILES = Set.of("page.css", "page.js", "charts.js", "icon.svg");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final StaticFiles files = new StaticFiles("/io/waymark/serving/page/", POLICY);

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/", Access.PUBLIC, call -> files.answer("index.html")),
        Route.get("/page/{file}", Access.PUBLIC, this::file));
  }

  private Answer file(Call call) {
    String file = call.pathParameter("file");
    if (!FILES.contains(file)) {
      throw Problems.unknownPath("/page/" + file);
    }
    return files.answer(file);
  }
}
