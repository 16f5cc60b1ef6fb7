package io.waymark.jobs.pattern.stock;

import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.pattern.CostBound;
import io.waymark.core.pattern.CostBudget;
import io.waymark.core.pattern.InvalidPatternException;
import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.pattern.PatternOrder.Mode;
import io.waymark.core.pattern.PatternOrder.OnOff;
import io.waymark.core.pattern.Share;
import io.waymark.core.pattern.matching.PatternBook;
import io.waymark.core.wire.PatternOrderJson;
import io.waymark.testkit.pattern.PatternDraft;
import java.util.List;

/** Generated definitions as the job gets them. */
final class Admitted {
  private Admitted() {}

  /** Such a definition is refused when it is submitted, whatever the budget. */
  static boolean growsWithoutBound(PatternDraft draft) {
    try {
      CostBound.of(draft.definition(), CostBudget.UNLIMITED);
      return false;
    } catch (InvalidPatternException e) {
      return true;
    }
  }

  /** All of them live from the beginning on. */
  static PatternBook book(String tenant, List<PatternDraft> drafts) {
    PatternBook book = new PatternBook();
    for (PatternDraft draft : drafts) {
      PatternOrder order = new PatternOrder(draft.toJson(), Mode.LIVE, Share.ALL, OnOff.FINISH);
      ControlKey key = new ControlKey(PatternOrder.TYPE, tenant, PatternOrder.id(draft.id(), 1));
      book.accept(ControlChange.of(ControlRecord.of(key, 1, 0, PatternOrderJson.text(order))));
    }
    return book;
  }
}
