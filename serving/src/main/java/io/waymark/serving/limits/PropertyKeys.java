package io.waymark.serving.limits;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.waymark.core.event.Event;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds how many different keys the properties of a tenant's events have. A client that puts ids
 * into keys would otherwise make every list of properties useless.
 */
public final class PropertyKeys {

  private static final JsonFactory JSON = new JsonFactory();

  private final PropertyKeyStore store;
  private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

  /** Keys in that store. */
  public PropertyKeys(PropertyKeyStore store) {
    this.store = store;
  }

  /**
   * The first key that is one too many; empty where all have room. While the store is away all do.
   *
   * @param properties a flat JSON object
   */
  String tooMany(Caller caller, String properties) {
    if (properties.equals(Event.NO_PROPERTIES)) {
      return "";
    }
    try (JsonParser parser = JSON.createParser(properties)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && !hasRoom(caller, parser.currentName())) {
          return parser.currentName();
        }
      }
      return "";
    } catch (Unavailable e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException("properties were checked before", e);
    }
  }

  private boolean hasRoom(Caller caller, String key) {
    Set<String> keys = of(caller.tenant());
    if (keys.contains(key)) {
      return true;
    }
    int limit = caller.terms().limits().propertyKeys();
    if (keys.size() >= limit || !store.add(caller.tenant(), key, limit)) {
      return false;
    }
    keys.add(key);
    return true;
  }

  private Set<String> of(String tenant) {
    Set<String> keys = known.get(tenant);
    if (keys != null) {
      return keys;
    }
    Set<String> loaded = ConcurrentHashMap.newKeySet();
    loaded.addAll(store.load(tenant));
    Set<String> other = known.putIfAbsent(tenant, loaded);
    return other == null ? loaded : other;
  }
}
