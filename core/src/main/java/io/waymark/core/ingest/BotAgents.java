package io.waymark.core.ingest;

import io.waymark.core.wire.JsonTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * User agents that say they are bots, by the list that Martin Monperrus and many others keep: <a
 * href="https://github.com/monperrus/crawler-user-agents">crawler-user-agents</a>, release 1.60.0,
 * unchanged. Nearly all its patterns are plain texts; the others are looked for one by one. What
 * was decided lately is remembered, because user agents repeat.
 */
public final class BotAgents {
  private static final int REMEMBERED = 4_096;

  /** The list that comes with the program. */
  public static final BotAgents SHIPPED = new BotAgents(patterns());

  private record Verdict(String userAgent, boolean bot) {}

  private final TextIndex texts;
  private final List<Pattern> expressions = new ArrayList<>();

  /** Slots are overwritten at will; a verdict is whole or absent, so threads need no lock. */
  private final Verdict[] verdicts = new Verdict[REMEMBERED];

  BotAgents(List<String> patterns) {
    List<String> plain = new ArrayList<>();
    for (String pattern : patterns) {
      String text = plainText(pattern);
      if (text.isEmpty()) {
        expressions.add(Pattern.compile(pattern));
      } else {
        plain.add(text);
      }
    }
    texts = new TextIndex(plain);
  }

  /** The text that the pattern stands for, or empty where it is an expression. */
  static String plainText(String pattern) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\'
          && i + 1 < pattern.length()
          && !Character.isLetterOrDigit(pattern.charAt(i + 1))) {
        text.append(pattern.charAt(++i));
      } else if ("\\.[](){}|?*+^$".indexOf(c) >= 0) {
        return "";
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Whether the user agent is a bot's; the absent one is not. */
  public boolean isBot(String userAgent) {
    if (userAgent.isEmpty()) {
      return false;
    }
    int slot = (userAgent.hashCode() & Integer.MAX_VALUE) % REMEMBERED;
    Verdict known = verdicts[slot];
    if (known == null || !known.userAgent().equals(userAgent)) {
      known = new Verdict(userAgent, matches(userAgent));
      verdicts[slot] = known;
    }
    return known.bot();
  }

  private boolean matches(String userAgent) {
    if (texts.anyIn(userAgent)) {
      return true;
    }
    for (Pattern expression : expressions) {
      if (expression.matcher(userAgent).find()) {
        return true;
      }
    }
    return false;
  }

  private static List<String> patterns() {
    try (InputStream in = BotAgents.class.getResourceAsStream("crawler-user-agents.json")) {
      if (in == null) {
        throw new IllegalStateException("the resource crawler-user-agents.json is missing");
      }
      return JsonTexts.of(in, "pattern");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
