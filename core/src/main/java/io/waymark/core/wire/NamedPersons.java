package io.waymark.core.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.waymark.core.erase.ErasureOrder.PersonId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The persons that bytes name which could not be read as an event. */
public final class NamedPersons {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Set<String> CUSTOMER = Set.of("customer_id", "userId");
  private static final Set<String> VISITOR = Set.of("anonymous_id", "anonymousId");

  private NamedPersons() {}

  /** The ids in the first level of an object, as far as it is JSON. */
  public static List<PersonId> in(byte[] payload) {
    List<PersonId> found = new ArrayList<>(2);
    try (JsonParser json = FACTORY.createParser(payload)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          field(json, found);
        }
      }
    } catch (IOException e) {
      // What stands before the break counts.
      return found;
    }
    return found;
  }

  private static void field(JsonParser json, List<PersonId> found) throws IOException {
    String name = json.currentName();
    JsonToken value = json.nextToken();
    if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
      json.skipChildren();
    } else if (CUSTOMER.contains(name) || VISITOR.contains(name)) {
      found.add(new PersonId(CUSTOMER.contains(name), json.getText()));
    }
  }
}
