package io.waymark.core.pattern.expression;

import io.waymark.core.event.EventKind;
import io.waymark.core.pattern.expression.Term.Bool;
import io.waymark.core.pattern.expression.Term.Decimal;
import io.waymark.core.pattern.expression.Term.Text;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Comparisons, checked for their types. */
final class Comparisons {
  private Comparisons() {}

  static Term compare(Term left, Token sign, Term right) {
    boolean equality = sign.is("==") || sign.is("!=");
    ValueType type = commonType(left, sign, right, equality);
    if (!equality && (type == ValueType.TEXT || type == ValueType.BOOL)) {
      throw new ExpressionException(
          sign.column(),
          "a " + type.word() + " has no order: use == or != in place of " + sign.text());
    }
    return switch (type) {
      case TEXT -> texts(left, sign, right);
      case BOOL -> bools(left, sign, right);
      default -> decimals(left, sign, right);
    };
  }

  private static ValueType commonType(Term left, Token sign, Term right, boolean equality) {
    ValueType a = left.type();
    ValueType b = right.type();
    if (a == ValueType.PROPERTY && b == ValueType.PROPERTY) {
      return equality ? ValueType.TEXT : ValueType.NUMBER;
    }
    ValueType type = a == ValueType.PROPERTY ? b : a;
    boolean isProperty = a == ValueType.PROPERTY || b == ValueType.PROPERTY;
    boolean isTime = type == ValueType.DURATION || type == ValueType.TIME;
    boolean fits = isProperty ? !isTime : a == b || a.isDecimal() && b.isDecimal();
    if (!fits) {
      throw new ExpressionException(
          sign.column(), "a " + a.word() + " cannot be compared with a " + b.word());
    }
    return type;
  }

  private static Term texts(Term left, Token sign, Term right) {
    if (left.constant() != null && right.field() != null) {
      return texts(right, sign, left);
    }
    boolean equal = sign.is("==");
    String constant = right.constant();
    if (left.field() != null && constant != null) {
      return equal ? in(left, List.of(right)) : not(in(left, List.of(right)), sign.column());
    }
    Text a = left.text();
    Text b = right.text();
    Bool code = (e, m) -> a.value(e, m).equals(b.value(e, m)) == equal;
    return Term.bool(sign.column(), EventKeys.ALL, code);
  }

  private static Term bools(Term left, Token sign, Term right) {
    boolean equal = sign.is("==");
    Bool a = left.bool();
    Bool b = right.bool();
    return Term.bool(
        sign.column(), EventKeys.ALL, (e, m) -> (a.test(e, m) == b.test(e, m)) == equal);
  }

  private static Term decimals(Term left, Token sign, Term right) {
    Decimal a = left.decimal();
    Decimal b = right.decimal();
    Bool code =
        switch (sign.text()) {
          case "==" -> (e, m) -> isPresent(a.value(e, m)) && a.value(e, m) == b.value(e, m);
          case "!=" -> (e, m) -> !isPresent(a.value(e, m)) || a.value(e, m) != b.value(e, m);
          case "<" -> (e, m) -> isBelow(a.value(e, m), b.value(e, m));
          case ">" -> (e, m) -> isBelow(b.value(e, m), a.value(e, m));
          case "<=" -> (e, m) -> isAtMost(a.value(e, m), b.value(e, m));
          default -> (e, m) -> isAtMost(b.value(e, m), a.value(e, m));
        };
    return Term.bool(sign.column(), EventKeys.ALL, code);
  }

  private static boolean isPresent(long value) {
    return value != Decimals.ABSENT;
  }

  private static boolean isBelow(long a, long b) {
    return isPresent(a) && isPresent(b) && a < b;
  }

  private static boolean isAtMost(long a, long b) {
    return isPresent(a) && isPresent(b) && a <= b;
  }

  /** Whether the left side is one of those literals. */
  static Term in(Term left, List<Term> literals) {
    if (left.type().isDecimal() || literals.get(0).type().isDecimal()) {
      return inNumbers(left, literals);
    }
    Set<String> texts = new HashSet<>();
    for (Term literal : literals) {
      literal.text();
      texts.add(String.valueOf(literal.constant()));
    }
    Text value = left.text();
    EventField field = left.field();
    if (field == EventField.KIND) {
      return inKinds(left.column(), literals);
    }
    String only = texts.size() == 1 ? texts.iterator().next() : null;
    return Term.bool(left.column(), keys(field, texts), isOneOf(value, only, texts));
  }

  private static Bool isOneOf(Text value, @Nullable String only, Set<String> texts) {
    return only != null
        ? (e, m) -> only.equals(value.value(e, m))
        : (e, m) -> texts.contains(value.value(e, m));
  }

  private static EventKeys keys(@Nullable EventField field, Set<String> texts) {
    if (field == EventField.NAME) {
      return EventKeys.ofNames(texts);
    }
    return field == EventField.CHANNEL ? EventKeys.ofChannels(texts) : EventKeys.ALL;
  }

  private static Term inKinds(int column, List<Term> literals) {
    Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    for (Term literal : literals) {
      EventKind kind = EventKind.ofWireName(String.valueOf(literal.constant()));
      if (kind == null) {
        throw new ExpressionException(
            literal.column(),
            '"' + literal.constant() + "\" is no kind; kinds are " + Arrays.toString(kindNames()));
      }
      kinds.add(kind);
    }
    return Term.bool(column, EventKeys.ofKinds(kinds), (e, m) -> kinds.contains(e.kind()));
  }

  private static String[] kindNames() {
    return Arrays.stream(EventKind.values()).map(EventKind::wireName).toArray(String[]::new);
  }

  private static Term inNumbers(Term left, List<Term> literals) {
    long[] numbers =
        literals.stream().mapToLong(l -> Decimals.parse(String.valueOf(l.constant()))).toArray();
    for (Term literal : literals) {
      literal.decimal();
    }
    Decimal value = left.decimal();
    return Term.bool(
        left.column(),
        EventKeys.ALL,
        (e, m) -> {
          long found = value.value(e, m);
          for (long number : numbers) {
            if (number == found) {
              return true;
            }
          }
          return false;
        });
  }

  /** startsWith, endsWith, contains. */
  static Term textual(Term left, Token word, Term right) {
    Text a = left.text();
    Text b = right.text();
    Bool code =
        switch (word.text()) {
          case "startsWith" -> (e, m) -> a.value(e, m).startsWith(b.value(e, m));
          case "endsWith" -> (e, m) -> a.value(e, m).endsWith(b.value(e, m));
          default -> (e, m) -> a.value(e, m).contains(b.value(e, m));
        };
    return Term.bool(word.column(), EventKeys.ALL, code);
  }

  static Term and(Term left, Term right) {
    Bool a = left.bool();
    Bool b = right.bool();
    return Term.bool(
        left.column(), left.keys().and(right.keys()), (e, m) -> a.test(e, m) && b.test(e, m));
  }

  static Term or(Term left, Term right) {
    Bool a = left.bool();
    Bool b = right.bool();
    return Term.bool(
        left.column(), left.keys().or(right.keys()), (e, m) -> a.test(e, m) || b.test(e, m));
  }

  static Term not(Term operand, int column) {
    Bool code = operand.bool();
    return Term.bool(column, operand.keys().not(), (e, m) -> !code.test(e, m));
  }
}
