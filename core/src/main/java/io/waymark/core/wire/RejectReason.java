package io.waymark.core.wire;

import java.util.Locale;

/** Why an event was refused. The code is what tables, topics and answers carry. */
public enum RejectReason {
  /** The bytes are not one JSON object. */
  MALFORMED_JSON,
  /** A field has another JSON type than the event model says. */
  WRONG_TYPE,
  /** A required field is absent or empty. */
  MISSING_FIELD,
  /** A field stands twice in the object, or two properties flatten to one key. */
  DUPLICATE_FIELD,
  /** {@code kind} is none of the known kinds. */
  UNKNOWN_KIND,
  /** Neither {@code customer_id} nor {@code anonymous_id}, and the kind is not spend. */
  MISSING_PERSON,
  /** Spend belongs to a channel, not to a person. */
  PERSON_ON_SPEND,
  /** {@code ts} is no RFC 3339 time and no number of milliseconds. */
  BAD_TS,
  /** {@code ts} is before 1990. */
  TS_TOO_OLD,
  /** {@code ts} is more than five minutes after the time of arrival. */
  TS_IN_FUTURE,
  /** An amount or count below zero; a refund is its own kind. */
  NEGATIVE_AMOUNT,
  /** A number beyond what the field holds. */
  NUMBER_OUT_OF_RANGE,
  /** {@code currency} is not three letters. */
  BAD_CURRENCY,
  /** The body names another tenant than the key or header. */
  TENANT_MISMATCH,
  /** A text above its length limit. */
  TEXT_TOO_LONG,
  /** A control character or half a surrogate pair in a text. */
  INVALID_TEXT,
  /** More than 64 properties after flattening. */
  TOO_MANY_PROPERTIES,
  /** Properties above 8 KiB after flattening. */
  PROPERTIES_TOO_LARGE,
  /** One event above 256 KiB. */
  EVENT_TOO_LARGE,
  /** The payload of another product, which only looks like one that is read here. */
  FOREIGN_FORMAT,
  /** ClickHouse refused the row. */
  REFUSED_BY_STORE,
  /** A customer beyond the tenant's limit. */
  TOO_MANY_CUSTOMERS,
  /** A property key beyond the tenant's limit. */
  TOO_MANY_PROPERTY_KEYS;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The snake_case code, for example {@code missing_person}. */
  public String code() {
    return code;
  }
}
