package io.waymark.serving.erase;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the places of statements: names of tables and columns, and how an id is compared. */
final class PersonSql {

  private static final Pattern ID = Pattern.compile("\\{\\{(customer|visitor):(.*?)}}");

  private PersonSql() {}

  /** Ids as they are. */
  static UnaryOperator<String> plain(Map<String, String> places) {
    return sql -> filled(ID.matcher(sql).replaceAll("$2"), places);
  }

  /** Ids as {@link io.waymark.core.erase.PersonHash} hides them. */
  static UnaryOperator<String> hashed(Map<String, String> places) {
    return sql ->
        filled(
            ID.matcher(sql)
                .replaceAll(id ->
                    Matcher.quoteReplacement(
                        "lower(substring(hex(SHA256(concat(unhex({salt:String}), '"
                            + id.group(1).charAt(0)
                            + "', "
                            + id.group(2)
                            + "))), 1, 32))")),
            places);
  }

  private static String filled(String sql, Map<String, String> places) {
    String filled = sql;
    for (Map.Entry<String, String> place : places.entrySet()) {
      filled = filled.replace("{{" + place.getKey() + "}}", place.getValue());
    }
    return filled;
  }
}
