package io.waymark.serving.erase;

import io.waymark.clickhouse.OperatorQuery;
import io.waymark.clickhouse.TenantQuery;
import io.waymark.core.erase.ErasureOrder.Mark;
import io.waymark.serving.http.Problems;
import io.waymark.serving.query.Row;
import io.waymark.serving.query.RowReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out who an id is, what there is of a person, and how far the job is in forgetting them. */
public final class PersonQueries {

  /** Ids that one statement names, so that its URL stays short. */
  static final int BATCH = 100;

  private static final int MOST_OWNERS = 100_000;

  private static final TenantQuery KNOWN = TenantQuery.load(PersonQueries.class, "known.sql");
  private static final TenantQuery OWNERS = TenantQuery.load(PersonQueries.class, "owners.sql");
  private static final TenantQuery REPORTS = TenantQuery.load(PersonQueries.class, "reports.sql");
  private static final TenantQuery NEWEST = PersonRows.events("newest.sql");
  private static final OperatorQuery CHECKPOINTS =
      OperatorQuery.load(PersonQueries.class, "checkpoints.sql");

  private final RowReader reader;

  /** Queries through that reader. */
  public PersonQueries(RowReader reader) {
    this.reader = reader;
  }

  /** All ids of the person that an id names, the first one being the person's own, if known. */
  Optional<List<OwnedId>> find(String tenant, String id) {
    Row row = reader.read(KNOWN, tenant, Map.of("id", id)).get(0);
    if (row.whole("named") > 0) {
      return Optional.of(ofCustomer(tenant, id));
    }
    String became = row.text("became");
    if (!became.isEmpty()) {
      return Optional.of(ofCustomer(tenant, became));
    }
    return row.whole("visited") > 0
        ? Optional.of(List.of(OwnedId.always(false, id)))
        : Optional.empty();
  }

  /** The customer's id and every visitor id, for the times in which it was the customer's. */
  List<OwnedId> ofCustomer(String tenant, String customer) {
    List<OwnedId> ids = new ArrayList<>();
    ids.add(OwnedId.always(true, customer));
    List<Row> owners = reader.read(OWNERS, tenant, Map.of("person", customer));
    if (owners.size() > MOST_OWNERS) {
      throw Problems.conflict(
          "the customer has more than " + MOST_OWNERS + " visitor ids",
          "no person has; erase the visitor ids one by one");
    }
    for (int i = 0; i < owners.size(); i++) {
      if (owners.get(i).text("customer_id").equals(customer)) {
        ids.add(owned(owners, i));
      }
    }
    return ids;
  }

  private static OwnedId owned(List<Row> owners, int i) {
    Row row = owners.get(i);
    String visitor = row.text("anonymous_id");
    boolean hasNext =
        i + 1 < owners.size() && owners.get(i + 1).text("anonymous_id").equals(visitor);
    long until = hasNext ? owners.get(i + 1).whole("valid_from_ms") : OwnedId.OPEN;
    return new OwnedId(false, visitor, row.whole("valid_from_ms"), until);
  }

  /** The newest event time of the person, or 0. */
  long newest(String tenant, List<OwnedId> ids) {
    long newest = 0;
    for (List<OwnedId> batch : batches(ids)) {
      Row row = reader.read(NEWEST, tenant, plain(batch)).get(0);
      newest = Math.max(newest, row.whole("found") > 0 ? row.whole("newest_ms") : 0);
    }
    return newest;
  }

  /** Rows by table that are still there of marked persons. */
  Map<String, Long> count(String tenant, Marked marked) {
    Map<String, Long> counts = new java.util.LinkedHashMap<>();
    for (PersonRows rows : PersonRows.values()) {
      long found = 0;
      for (Map<String, Object> batch : marked.parameters()) {
        found += reader.read(rows.count(), tenant, batch).get(0).whole("found");
      }
      counts.put(rows.tableName(), found);
    }
    return counts;
  }

  /** {@code part/stage} of each order that all subtasks of a stage have obeyed. */
  Set<String> reports(String tenant, String receipt) {
    return reader.read(REPORTS, tenant, Map.of("receipt", receipt)).stream()
        .map(row -> row.whole("part") + "/" + row.text("stage"))
        .collect(Collectors.toSet());
  }

  /** Checkpoints that stand in the tables. */
  record Checkpoints(long newest, long complete) {}

  Checkpoints checkpoints() {
    Row row = reader.read(CHECKPOINTS).get(0);
    return new Checkpoints(row.whole("newest"), row.whole("complete"));
  }

  /** A page of rows of a table after that place. */
  List<Row> page(String tenant, ExportCursor from, List<OwnedId> batch, int limit) {
    Map<String, Object> parameters = new HashMap<>(plain(batch));
    parameters.put("after_ms", from.ms());
    parameters.put("after_key", from.key());
    parameters.put("limit", limit);
    return reader.read(PersonRows.values()[from.table()].page(), tenant, parameters);
  }

  /** The ids in statements' portions. */
  static <T> List<List<T>> batches(List<T> all) {
    List<List<T>> batches = new ArrayList<>();
    for (int i = 0; i < all.size(); i += BATCH) {
      batches.add(all.subList(i, Math.min(all.size(), i + BATCH)));
    }
    return batches;
  }

  private static Map<String, Object> plain(List<OwnedId> batch) {
    Marked.Columns columns = new Marked.Columns();
    for (OwnedId id : batch) {
      columns.add(id.customer(), new Mark(id.id(), id.from(), id.until()));
    }
    // Further than any time that can be stored, and not so far that DateTime64 turns over.
    return columns.parameters(java.time.Instant.parse("2200-01-01T00:00:00Z").toEpochMilli());
  }
}
