package io.waymark.core.wire.segment;

import io.waymark.core.event.Amount;
import io.waymark.core.event.EventKind;
import io.waymark.core.wire.RefusedException;
import io.waymark.core.wire.RejectReason;
import java.util.Locale;

/**
 * The money of a track call: the first of {@code revenue}, {@code total} and {@code value}. Of an
 * order it has to be an amount; of other calls only {@code revenue} is looked at, and what is no
 * amount stays a property.
 *
 * @param amount in ten-thousandths of the currency
 * @param currency code in upper case, or empty
 * @param path the path that the amount was taken from, or empty
 */
record OrderMoney(long amount, String currency, String path) {

  static final OrderMoney NONE = new OrderMoney(0, "", "");

  private static final long NO_NUMBER = -3;
  private static final String REVENUE = "properties.revenue";
  private static final String[] PATHS = {REVENUE, "properties.total", "properties.value"};

  static OrderMoney of(FlatPayload call, EventKind kind) {
    boolean order = kind == EventKind.CONVERSION || kind == EventKind.REFUND;
    for (String path : PATHS) {
      if (call.has(path)) {
        return order ? ofOrder(call, path, kind) : ofOther(call);
      }
    }
    return NONE;
  }

  private static OrderMoney ofOrder(FlatPayload call, String path, EventKind kind) {
    String text = call.text(path);
    // Some shops write what was given back as a negative total; a refund is never negative here.
    boolean unsigned = kind == EventKind.REFUND && text.startsWith("-");
    long amount = parse(unsigned ? text.substring(1) : text);
    if (amount < 0) {
      throw refused(amount, path, text);
    }
    return new OrderMoney(amount, currency(call), path);
  }

  private static OrderMoney ofOther(FlatPayload call) {
    long amount = call.has(REVENUE) ? parse(call.text(REVENUE)) : NO_NUMBER;
    String currency = currency(call);
    boolean usable = amount >= 0 && (currency.isEmpty() || currency.matches("[A-Z]{3}"));
    return usable ? new OrderMoney(amount, currency, REVENUE) : NONE;
  }

  private static long parse(String text) {
    try {
      return Amount.parse(text);
    } catch (NumberFormatException e) {
      return NO_NUMBER;
    }
  }

  private static String currency(FlatPayload call) {
    return call.text("properties.currency").toUpperCase(Locale.ROOT);
  }

  private static RefusedException refused(long code, String path, String text) {
    if (code == Amount.NEGATIVE) {
      return RefusedException.of(
          RejectReason.NEGATIVE_AMOUNT, path, text, "is below 0; send Order Refunded");
    }
    return code == Amount.TOO_LARGE
        ? RefusedException.of(
            RejectReason.NUMBER_OUT_OF_RANGE, path, text, "is above 999999999.9999")
        : RefusedException.of(RejectReason.WRONG_TYPE, path, text, "is not a number");
  }
}
