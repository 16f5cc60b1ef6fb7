package io.waymark.serving.erase;

import io.waymark.serving.access.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A desk that knows one customer and one erasure. */
public final class TestingErasures implements ErasureDesk {

  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
  private static final Receipt DONE =
      new Receipt(
          "0b8a7c1e-7f57-4c0c-8d6e-3a9f1d2b4c55",
          "done",
          "",
          NOW.plusSeconds(10),
          2,
          Map.of("events", 4L),
          null,
          NOW,
          NOW.plusSeconds(7));

  /** The routes over it. */
  public static ErasuresApi api() {
    return new ErasuresApi((ErasureDesk) new TestingErasures());
  }

  @Override
  public Receipt erase(Actor actor, String id, boolean unseen) {
    if (!id.equals("c1") && !unseen) {
      throw ExportService.unknown(id);
    }
    return DONE;
  }

  @Override
  public Optional<Receipt> receipt(String tenant, String id, boolean verify) {
    return Optional.of(DONE)
        .filter(done -> done.id().equals(id))
        .map(done -> verify ? done.counted(Map.of("events", 0L)) : done);
  }

  @Override
  public Export export(String tenant, String id, ExportCursor from, int limit) {
    if (!id.equals("c1")) {
      throw ExportService.unknown(id);
    }
    return new Export(
        "c1",
        List.of(Export.Alias.of(OwnedId.always(true, "c1"))),
        List.of(
            Export.Line.of("events", Map.of("toJSONString(event_id)", "\"e1\"", "cursor_ms", 1))),
        null);
  }
}
