package io.waymark.serving.erase;

import io.waymark.core.erase.ErasureOrder.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Persons who are known by their hashes alone.
 *
 * @param salt of the tenant
 * @param erasedAt up to when they are forgotten, milliseconds
 * @param ids their ids
 */
record Marked(String salt, long erasedAt, List<Id> ids) {

  /**
   * A hash.
   *
   * @param customer whether it is of a customer id
   */
  record Id(boolean customer, Mark mark) {}

  /** The parameters of one statement each. */
  List<Map<String, Object>> parameters() {
    return PersonQueries.batches(ids).stream().map(this::parameters).toList();
  }

  private Map<String, Object> parameters(List<Id> batch) {
    Columns columns = new Columns();
    batch.forEach(id -> columns.add(id.customer(), id.mark()));
    Map<String, Object> parameters = columns.parameters(erasedAt);
    parameters.put("salt", salt);
    return parameters;
  }

  /** Ids as the arrays that the statements take. */
  static final class Columns {
    private final List<String> customers = new ArrayList<>();
    private final List<String> visitors = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>();

    void add(boolean customer, Mark id) {
      if (customer) {
        customers.add(id.hash());
      } else {
        visitors.add(id.hash());
        starts.add(id.from());
        ends.add(id.until());
      }
    }

    Map<String, Object> parameters(long erasedAt) {
      Map<String, Object> parameters = new HashMap<>();
      parameters.put("customers", customers);
      parameters.put("visitors", visitors);
      parameters.put("starts", starts);
      parameters.put("ends", ends);
      parameters.put("erased_at", erasedAt);
      return parameters;
    }
  }
}
