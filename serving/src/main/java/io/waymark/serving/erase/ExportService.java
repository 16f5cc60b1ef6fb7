package io.waymark.serving.erase;

import io.waymark.serving.http.Problems;
import io.waymark.serving.query.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts pages of a person's rows together: table by table, portion of ids by portion. */
final class ExportService {

  private final PersonQueries queries;

  ExportService(PersonQueries queries) {
    this.queries = queries;
  }

  Export page(String tenant, String id, ExportCursor from, int limit) {
    List<OwnedId> ids = queries.find(tenant, id).orElseThrow(() -> unknown(id));
    List<List<OwnedId>> batches = PersonQueries.batches(ids);
    List<Export.Line> lines = new ArrayList<>();
    ExportCursor at = from;
    while (at != null && lines.size() < limit) {
      int room = limit - lines.size();
      List<Row> rows =
          at.batch() < batches.size()
              ? queries.page(tenant, at, batches.get(at.batch()), room)
              : List.of();
      String table = PersonRows.values()[at.table()].tableName();
      rows.forEach(row -> lines.add(Export.Line.of(table, row.columns())));
      at = rows.size() < room ? next(at, batches.size()) : after(at, rows.get(room - 1));
    }
    OwnedId first = ids.get(0);
    return new Export(
        first.customer() ? first.id() : null,
        ids.stream().map(Export.Alias::of).toList(),
        lines,
        at == null ? null : at.text());
  }

  private static ExportCursor after(ExportCursor at, Row last) {
    return new ExportCursor(
        at.table(), at.batch(), last.whole("cursor_ms"), last.text("cursor_key"));
  }

  private static @Nullable ExportCursor next(ExportCursor at, int batches) {
    if (at.batch() + 1 < batches) {
      return ExportCursor.first(at.table(), at.batch() + 1);
    }
    return at.table() + 1 < PersonRows.values().length
        ? ExportCursor.first(at.table() + 1, 0)
        : null;
  }

  static RuntimeException unknown(String id) {
    return Problems.notFound(
        "nothing is kept about the id '" + Problems.shown(id) + "'",
        "an event can be found a few seconds after it was accepted");
  }
}
