package io.waymark.sandbox.replay;

import io.waymark.core.event.Amount;
import io.waymark.core.wire.RejectReason;

/** Amounts of files: what cannot be one is told apart by a negative answer. */
final class Amounts {

  /** Answer for a text that is no number. */
  static final long NO_NUMBER = -3;

  private Amounts() {}

  /** Ten-thousandths, or the negative code of what is wrong. */
  static long parse(String text) {
    try {
      return Amount.parse(text);
    } catch (NumberFormatException e) {
      return NO_NUMBER;
    }
  }

  /** The reason that belongs to a negative answer. */
  static RejectReason reason(long code) {
    if (code == Amount.NEGATIVE) {
      return RejectReason.NEGATIVE_AMOUNT;
    }
    return code == Amount.TOO_LARGE ? RejectReason.NUMBER_OUT_OF_RANGE : RejectReason.WRONG_TYPE;
  }
}
