package io.waymark.serving.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.waymark.serving.access.Actor;
import io.waymark.serving.access.Page;
import io.waymark.serving.document.DocumentBody;
import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Route;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/config}: what the events of the caller's tenant mean.
 *
 * <pre>{@code
 * curl -X PUT -H "Authorization: Bearer $KEY" -H 'Content-Type: application/yaml' \
 *   --data-binary @docs/config-example.yaml 'http://localhost:8091/api/v1/config?effective_from=now'
 *
 * {"changed":true,"applied":true,"version":1,"effective_from":"2026-11-01T10:00:10.000Z",
 *  "sha256":"...","change_count":9,"changes":[...],"supersedes":[],"history":{...}}
 * }</pre>
 */
public final class ConfigApi {

  private static final String ALL = "/api/v1/config";
  private static final String CONFIRM = "confirm";

  private final ConfigService service;

  /** The API over that service. */
  public ConfigApi(ConfigService service) {
    this.service = service;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(ALL, Access.READ, this::current),
        Route.put(ALL, Access.ADMIN, this::apply),
        Route.post(ALL + "/validate", Access.READ, this::validate),
        Route.get(ALL + "/versions", Access.READ, this::versions),
        Route.get(ALL + "/versions/{version}", Access.READ, this::version));
  }

  /** One version, in a list without its document. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Shown(
      long version,
      String effectiveFrom,
      String sha256,
      @Nullable Instant created,
      @Nullable String createdBy,
      @Nullable Long supersededBy) {

    static Shown of(ConfigVersion version) {
      return new Shown(
          version.version(),
          EffectiveFrom.shown(version.effectiveFrom()),
          version.sha256(),
          version.created(),
          version.createdBy(),
          version.supersededBy());
    }
  }

  record Current(
      long version,
      String effectiveFrom,
      String sha256,
      @Nullable Instant created,
      @Nullable String createdBy,
      long decidesNow,
      @JsonRawValue String document) {}

  record Versions(List<Shown> versions, @Nullable String nextCursor) {}

  record Detailed(
      long version,
      String effectiveFrom,
      String sha256,
      @Nullable Instant created,
      @Nullable String createdBy,
      @Nullable Long supersededBy,
      List<Change> changes,
      @JsonRawValue String document) {}

  private Answer current(Call call) {
    call.allowParameters();
    ConfigVersion newest = service.newest(call.caller().tenant());
    long deciding = service.deciding(call.caller().tenant()).version();
    return Answer.json(
            new Current(
                newest.version(),
                EffectiveFrom.shown(newest.effectiveFrom()),
                newest.sha256(),
                newest.created(),
                newest.createdBy(),
                deciding,
                newest.payload()))
        .withHeader("ETag", EntityTag.of(newest, deciding));
  }

  private Answer apply(Call call) throws IOException {
    call.allowParameters(EffectiveFrom.PARAMETER, CONFIRM);
    ConfigVersion newest = service.newest(call.caller().tenant());
    EntityTag.require(call.header("if-match"), newest);
    Outcome outcome =
        service.apply(
            Actor.of(call),
            newest,
            DocumentBody.read(call),
            call.parameter(EffectiveFrom.PARAMETER, EffectiveFrom.NOW),
            call.parameter(CONFIRM, ""));
    return Answer.json(outcome);
  }

  private Answer validate(Call call) throws IOException {
    call.allowParameters(EffectiveFrom.PARAMETER);
    return Answer.json(
        service.tried(
            call.caller().tenant(),
            DocumentBody.read(call),
            call.parameter(EffectiveFrom.PARAMETER, EffectiveFrom.NOW)));
  }

  private Answer versions(Call call) {
    call.allowParameters("limit", "cursor");
    Page page = Page.of(call);
    List<ConfigVersion> found =
        service.page(call.caller().tenant(), page.afterNumber(), page.limit() + 1);
    return Answer.json(
        new Versions(
            page.cut(found).stream().map(Shown::of).toList(),
            page.next(found, version -> Long.toString(version.version()))));
  }

  private Answer version(Call call) {
    call.allowParameters();
    String number = call.pathParameter("version");
    if (!number.matches("[0-9]{1,18}")) {
      throw Problems.invalidParameter(
          "version", "is '" + Problems.shown(number) + "'", "give a number, such as 1");
    }
    String tenant = call.caller().tenant();
    ConfigVersion version = service.version(tenant, Long.parseLong(number));
    return Answer.json(
        new Detailed(
            version.version(),
            EffectiveFrom.shown(version.effectiveFrom()),
            version.sha256(),
            version.created(),
            version.createdBy(),
            version.supersededBy(),
            service.changes(tenant, version),
            version.payload()));
  }
}
