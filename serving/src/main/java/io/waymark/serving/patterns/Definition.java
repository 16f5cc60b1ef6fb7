package io.waymark.serving.patterns;

import io.waymark.core.pattern.CostBound;
import io.waymark.core.pattern.PatternDefinition;

/**
 * A definition that can run.
 *
 * @param json as canonical JSON, which says the same however it was written down
 * @param parsed what it says
 * @param cost what it costs at most
 */
record Definition(String json, PatternDefinition parsed, CostBound cost) {

  String id() {
    return parsed.id();
  }
}
