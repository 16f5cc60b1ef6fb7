package io.waymark.serving.operations;

import io.waymark.serving.http.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations in memory; those of the document's examples are there from the start. */
public final class TestingOperations implements OperationStore {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final String SUMMARY = "GET /api/v1/analytics/dashboard/summary";

  private record Kept(String tenant, Operation operation, @Nullable Answer result) {}

  private final Map<String, Kept> all = new LinkedHashMap<>();
  private final List<String> unwanted = new ArrayList<>();

  /** With one that is done and one that is under way. */
  public TestingOperations() {
    String done = "6f1c0d54-5ad2-4d43-9f0a-0d5c3f1f2a11";
    insert("main", done, SUMMARY, NOON);
    finish(done, Operation.State.SUCCEEDED, Answer.json(Map.of("done", true)), NOON);
    insert("main", "0b8a7c1e-7f57-4c0c-8d6e-3a9f1d2b4c55", SUMMARY, NOON);
  }

  @Override
  public synchronized void insert(String tenant, String id, String kind, Instant now) {
    String state = Operation.State.RUNNING.wireName();
    all.put(id, new Kept(tenant, new Operation(id, kind, state, 0, "", now, null, null), null));
  }

  @Override
  public synchronized boolean beat(String id, double progress, String step, Instant now) {
    Kept kept = all.get(id);
    Operation was = kept.operation();
    Operation is =
        new Operation(id, was.kind(), was.state(), progress, step, was.created(), null, null);
    all.put(id, new Kept(kept.tenant(), is, null));
    return unwanted.contains(id);
  }

  @Override
  public synchronized void finish(String id, Operation.State state, Answer result, Instant now) {
    Kept kept = all.get(id);
    Operation was = kept.operation();
    boolean has = result.body().length > 0;
    Operation is =
        new Operation(
            id,
            was.kind(),
            state.wireName(),
            state == Operation.State.SUCCEEDED ? 1 : was.progress(),
            "",
            was.created(),
            now,
            has ? Operation.path(id) + "/result" : null);
    all.put(id, new Kept(kept.tenant(), is, result));
  }

  @Override
  public synchronized Optional<Operation> find(String tenant, String id, Instant now) {
    return kept(tenant, id).map(Kept::operation);
  }

  @Override
  public synchronized List<Operation> newest(String tenant, String before, int limit, Instant now) {
    List<Operation> newest = new ArrayList<>();
    for (Kept kept : all.values()) {
      if (kept.tenant().equals(tenant)) {
        newest.add(0, kept.operation());
      }
    }
    int from = newest.stream().map(Operation::id).toList().indexOf(before) + 1;
    return newest.subList(from, Math.min(newest.size(), from + limit));
  }

  @Override
  public synchronized Optional<Answer> result(String tenant, String id) {
    return kept(tenant, id).map(Kept::result);
  }

  @Override
  public synchronized void cancel(String tenant, String id) {
    kept(tenant, id).ifPresent(kept -> unwanted.add(id));
  }

  private Optional<Kept> kept(String tenant, String id) {
    return Optional.ofNullable(all.get(id)).filter(kept -> kept.tenant().equals(tenant));
  }
}
