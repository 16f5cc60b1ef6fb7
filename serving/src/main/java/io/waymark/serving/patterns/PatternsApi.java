package io.waymark.serving.patterns;

import io.waymark.core.pattern.CostBound;
import io.waymark.serving.access.Actor;
import io.waymark.serving.access.Page;
import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.FieldError;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Route;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/patterns}: definitions and their versions.
 *
 * <pre>{@code
 * curl -H "Authorization: Bearer $KEY" -H 'Content-Type: application/yaml' \
 *   --data-binary @abandoned-cart.yaml http://localhost:8091/api/v1/patterns/validate
 *
 * {"valid":true,"id":"abandoned-cart","cost":{"states":6,"window_ms":259200000,
 *  "partial_matches":32,"buffered_events":32},"definition":{"id":"abandoned-cart",...}}
 * }</pre>
 */
public final class PatternsApi {

  static final String ALL = "/api/v1/patterns";
  static final String ONE = ALL + "/{id}";

  private final PatternsService service;

  /** The API over that service. */
  public PatternsApi(PatternsService service) {
    this.service = service;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        Route.post(ALL + "/validate", Access.READ, this::validate),
        Route.post(ALL, Access.ADMIN, this::create),
        Route.get(ALL, Access.READ, this::list),
        Route.get(ONE, Access.READ, this::get),
        Route.put(ONE, Access.ADMIN, this::put),
        Route.delete(ONE, Access.ADMIN, this::remove));
  }

  record Valid(
      boolean valid,
      String id,
      CostBound cost,
      @com.fasterxml.jackson.annotation.JsonRawValue String definition) {}

  /** A pattern in a list, without its definition. */
  record Line(String id, String name, String owner, String state, int version, Instant changed) {
    static Line of(StoredPattern pattern) {
      PatternView view = PatternView.of(pattern, pattern.newest());
      return new Line(
          view.id(), view.name(), view.owner(), view.state(), view.version(), view.changed());
    }
  }

  record Lines(List<Line> patterns, @Nullable String nextCursor) {}

  private Answer validate(Call call) throws IOException {
    call.allowParameters();
    Definition definition = DefinitionText.of(call).definition(DefinitionText.budget(call));
    return Answer.json(new Valid(true, definition.id(), definition.cost(), definition.json()));
  }

  private Answer create(Call call) throws IOException {
    PatternView view = service.create(Actor.of(call), draft(call));
    return Answer.json(201, view).withHeader("Location", ALL + "/" + view.id());
  }

  private Answer put(Call call) throws IOException {
    PatternsService.Draft draft = draft(call);
    requireSameId(call, draft);
    PatternsService.Kept kept = service.put(Actor.of(call), draft);
    return kept.isNew()
        ? Answer.json(201, kept.view()).withHeader("Location", ALL + "/" + draft.id())
        : Answer.json(kept.view());
  }

  private static void requireSameId(Call call, PatternsService.Draft draft) {
    String asked = call.pathParameter("id");
    if (!asked.equals(draft.id())) {
      String detail = "id is '" + draft.id() + "', the path says '" + Problems.shown(asked) + "'";
      throw Problems.invalidBody(
          detail, List.of(new FieldError("/id", detail, "a pattern keeps its id")));
    }
  }

  private static PatternsService.Draft draft(Call call) throws IOException {
    call.allowParameters("draft");
    String draft = call.parameter("draft", "false");
    if (!draft.matches("true|false")) {
      throw Problems.invalidParameter(
          "draft", "is '" + Problems.shown(draft) + "'", "give true or false");
    }
    DefinitionText text = DefinitionText.of(call);
    if (draft.equals("true")) {
      return new PatternsService.Draft(text.id(), text.json(), Stage.DRAFT);
    }
    Definition definition = text.definition(DefinitionText.budget(call));
    return new PatternsService.Draft(text.id(), definition.json(), Stage.VALIDATED);
  }

  private Answer list(Call call) {
    call.allowParameters("limit", "cursor");
    Page page = Page.of(call);
    List<StoredPattern> found = service.page(call.caller().tenant(), page);
    return Answer.json(
        new Lines(
            page.cut(found).stream().map(Line::of).toList(), page.next(found, StoredPattern::id)));
  }

  private Answer get(Call call) {
    call.allowParameters("version");
    int version = call.number("version", 0, 1, Integer.MAX_VALUE);
    return Answer.json(
        service.get(
            call.caller().tenant(),
            call.pathParameter("id"),
            version == 0 ? OptionalInt.empty() : OptionalInt.of(version)));
  }

  private Answer remove(Call call) {
    call.allowParameters();
    return Answer.json(service.remove(Actor.of(call), call.pathParameter("id")));
  }
}
