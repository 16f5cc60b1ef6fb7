package io.waymark.core.wire;

import io.waymark.core.control.ControlRecord;
import io.waymark.core.control.InvalidControlException;
import io.waymark.core.erase.ErasureOrder;
import io.waymark.core.erase.ErasureOrder.Mark;
import io.waymark.core.erase.ErasureOrder.PersonId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The payload of an {@link ErasureOrder}: {@code {"erased_at":1700000000000,"salt":"00ff…",
 * "ids":["cAlice","vcookie1"],"marks":[["hash",0,1700000000001],…]}}. The first letter of an id
 * says whether it is a customer id or a visitor's.
 */
public final class ErasureJson {

  private ErasureJson() {}

  /** The control record of the order. */
  public static ControlRecord record(ErasureOrder order) {
    long version = order.ids().isEmpty() ? 2 : 1;
    return ControlRecord.of(order.key(), version, 0, payload(order));
  }

  private static String payload(ErasureOrder order) {
    return ObjectText.of(json -> {
      json.writeNumberField("erased_at", order.erasedAt());
      json.writeStringField("salt", order.salt());
      json.writeArrayFieldStart("ids");
      for (PersonId id : order.ids()) {
        json.writeString((id.customer() ? "c" : "v") + id.id());
      }
      json.writeEndArray();
      json.writeArrayFieldStart("marks");
      for (Mark mark : order.marks()) {
        json.writeStartArray();
        json.writeString(mark.hash());
        json.writeNumber(mark.from());
        json.writeNumber(mark.until());
        json.writeEndArray();
      }
      json.writeEndArray();
    });
  }

  /**
   * Reads the order of a record.
   *
   * @throws InvalidControlException where the payload has another form
   */
  public static ErasureOrder parse(ControlRecord record) {
    try {
      Map<String, Object> payload =
          DocumentJson.parse(record.payload().getBytes(StandardCharsets.UTF_8));
      ErasureOrder order =
          new ErasureOrder(
              record.key(),
              whole(field(payload, "erased_at")),
              (String) field(payload, "salt"),
              ids((List<?>) field(payload, "ids")),
              marks((List<?>) field(payload, "marks")));
      order.part();
      return order;
    } catch (InvalidControlException e) {
      throw e;
    } catch (RuntimeException e) {
      // The payload names persons, so nothing of it goes into the message.
      throw new InvalidControlException("the payload of " + record.key().text() + " is no erasure");
    }
  }

  private static Object field(Map<String, Object> payload, String name) {
    return Objects.requireNonNull(payload.get(name), name);
  }

  private static List<PersonId> ids(List<?> texts) {
    List<PersonId> ids = new ArrayList<>(texts.size());
    for (Object each : texts) {
      String text = (String) each;
      ids.add(new PersonId(text.charAt(0) == 'c', text.substring(1)));
    }
    return ids;
  }

  private static List<Mark> marks(List<?> triples) {
    List<Mark> marks = new ArrayList<>(triples.size());
    for (Object each : triples) {
      List<?> triple = (List<?>) each;
      marks.add(new Mark((String) triple.get(0), whole(triple.get(1)), whole(triple.get(2))));
    }
    return marks;
  }

  private static long whole(Object number) {
    return ((BigDecimal) number).longValueExact();
  }
}
