package io.waymark.serving.operations;

import io.waymark.serving.http.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where operations are kept. */
public interface OperationStore {

  /** Notes a new one as running. */
  void insert(String tenant, String id, String kind, Instant now);

  /**
   * Notes a sign of life.
   *
   * @return whether somebody wants it to end
   */
  boolean beat(String id, double progress, String step, Instant now);

  /** Notes its end and what came out; the answer of a cancelled one is empty. */
  void finish(String id, Operation.State state, Answer result, Instant now);

  /**
   * One of the tenant's.
   *
   * @param now who gave no sign of life for long has failed
   */
  Optional<Operation> find(String tenant, String id, Instant now);

  /** The newest that began before that one, or the newest of all where it is empty. */
  List<Operation> newest(String tenant, String before, int limit, Instant now);

  /** What came out of one, if it has ended. */
  Optional<Answer> result(String tenant, String id);

  /** Wants one to end. */
  void cancel(String tenant, String id);
}
