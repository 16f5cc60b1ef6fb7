package io.waymark.serving.patterns;

import io.waymark.core.pattern.CostBudget;
import io.waymark.core.pattern.PatternOrder.OnOff;
import io.waymark.serving.http.BodyFields;
import io.waymark.serving.http.Call;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a promote, pause or rollback asks for.
 *
 * @param version which, or empty for the one that is meant without saying so
 * @param to stage, or null for the next
 * @param share of the customers for a canary
 * @param onOff what becomes of partial matches of versions that stop
 * @param budget what a definition may cost that stops being a draft
 * @param effectiveFrom event time from which it holds, in milliseconds, or empty for soon
 */
record Step(
    OptionalInt version,
    @Nullable Stage to,
    double share,
    OnOff onOff,
    CostBudget budget,
    OptionalLong effectiveFrom) {

  private static final double DEFAULT_SHARE = 0.1;
  private static final int MAX_PERCENT = 99;

  static Step promotion(Call call) throws IOException {
    BodyFields fields = BodyFields.read(call);
    Stage to = stage(fields);
    long percent = fields.number("share_percent", Math.round(DEFAULT_SHARE * 100), 1, MAX_PERCENT);
    return rest(fields, to, percent / 100.0, DefinitionText.budget(call));
  }

  static Step stop(Call call) throws IOException {
    return rest(BodyFields.read(call), null, 1, DefinitionText.budget(call));
  }

  private static Step rest(BodyFields fields, @Nullable Stage to, double share, CostBudget budget) {
    int version = (int) fields.number("version", 0, 1, Integer.MAX_VALUE);
    OnOff onOff = onOff(fields);
    Instant from = fields.time("effective_from");
    if (from != null && from.isBefore(Instant.EPOCH)) {
      fields.wrong("effective_from", "is " + from, "give a time from 1970 on");
    }
    fields.finish();
    return new Step(
        version == 0 ? OptionalInt.empty() : OptionalInt.of(version),
        to,
        share,
        onOff,
        budget,
        from == null ? OptionalLong.empty() : OptionalLong.of(from.toEpochMilli()));
  }

  private static @Nullable Stage stage(BodyFields fields) {
    String name = fields.text("to", "");
    Stage stage = Stage.promotable(name).orElse(null);
    if (stage == null && !name.isEmpty()) {
      fields.wrong("to", "is '" + name + "'", "give validated, shadow, canary or live");
    }
    return stage;
  }

  private static OnOff onOff(BodyFields fields) {
    String name = fields.text("on_change", "finish");
    for (OnOff each : OnOff.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
        return each;
      }
    }
    fields.wrong("on_change", "is '" + name + "'", "give finish or drop");
    return OnOff.FINISH;
  }
}
