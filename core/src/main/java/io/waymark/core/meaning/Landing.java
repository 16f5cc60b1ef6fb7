package io.waymark.core.meaning;

import io.waymark.core.event.Event;
import io.waymark.core.wire.FlatProperties;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a person came to a page, read from an event's properties and from its page's address: plain
 * names ({@code utm_source, referrer, url, search}) first, then those of Segment ({@code
 * context.campaign.source, context.page.referrer}), then the query of the address. Texts are in
 * lower case, absent ones empty.
 */
final class Landing {
  /** Stands for a referrer that is the tenant's own site. */
  static final String OWN_SITE = "(own)";

  private final Map<String, String> properties;
  private final Map<String, String> parameters;
  private final Map<String, String> lowerUtm = new HashMap<>();
  private final String page;
  private @Nullable String referrer;

  /** Read once, because many lines of the table ask. */
  Landing(Event event) {
    properties = FlatProperties.texts(event.properties());
    page = first("url", "context.page.url", "page_url");
    parameters = new HashMap<>();
    int mark = page.indexOf('?');
    if (mark >= 0) {
      addParameters(page.substring(mark + 1));
    }
    addParameters(first("search", "context.page.search"));
  }

  /** Of a parameter that stands twice the first counts. */
  private void addParameters(String query) {
    int from = query.startsWith("?") ? 1 : 0;
    int end = query.indexOf('#') < 0 ? query.length() : query.indexOf('#');
    while (from < end) {
      int next = query.indexOf('&', from) < 0 ? end : Math.min(end, query.indexOf('&', from));
      int equals = query.indexOf('=', from);
      if (equals > 0 && equals < next - 1) {
        String name = query.substring(from, equals).toLowerCase(Locale.ROOT);
        parameters.putIfAbsent(name, query.substring(equals + 1, next));
      }
      from = next + 1;
    }
  }

  private String first(String... names) {
    for (String name : names) {
      String text = properties.getOrDefault(name, "");
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** {@code source, medium, campaign, term} or {@code content} of the campaign, as it was sent. */
  String utm(String part) {
    String name = part.equals("campaign") ? "name" : part;
    String sent = first("utm_" + part, "context.campaign." + name);
    return sent.isEmpty() ? parameter("utm_" + part) : sent;
  }

  /** The same in lower case. */
  String lowerUtm(String part) {
    String text = lowerUtm.get(part);
    if (text == null) {
      text = utm(part).toLowerCase(Locale.ROOT);
      lowerUtm.put(part, text);
    }
    return text;
  }

  String property(String name) {
    return first(name).toLowerCase(Locale.ROOT);
  }

  /** Whether the event carries one of those click ids. */
  boolean hasClickId(List<String> names) {
    for (String name : names) {
      if (!first(name).isEmpty() || !parameter(name).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the event says which page it is about or where from. */
  boolean isOfPage() {
    return !page.isEmpty()
        || properties.containsKey("referrer")
        || properties.containsKey("context.page.referrer");
  }

  /** Host of the referrer, {@link #OWN_SITE}, or empty; every line asks with the same hosts. */
  String referrer(Set<String> ownHosts) {
    String known = referrer;
    if (known == null) {
      known = readReferrer(ownHosts);
      referrer = known;
    }
    return known;
  }

  private String readReferrer(Set<String> ownHosts) {
    String host = host(first("referrer", "context.page.referrer", "page_referrer"));
    boolean own = !host.isEmpty() && (host.equals(host(page)) || isOf(host, ownHosts));
    return own ? OWN_SITE : host;
  }

  private static boolean isOf(String host, Set<String> ownHosts) {
    return ownHosts.stream().anyMatch(own -> host.equals(own) || host.endsWith('.' + own));
  }

  /** The host of an address, without {@code www.}; an address may come without its scheme. */
  static String host(String url) {
    int from = url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3;
    int end = from;
    while (end < url.length() && "/?#:".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String host = url.substring(from, end).toLowerCase(Locale.ROOT);
    String bare = host.substring(host.lastIndexOf('@') + 1);
    return bare.startsWith("www.") ? bare.substring(4) : bare;
  }

  private String parameter(String name) {
    String raw = parameters.isEmpty() ? null : parameters.get(name.toLowerCase(Locale.ROOT));
    return raw == null ? "" : decoded(raw);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A percent sign that stands for itself: the text says more than nothing.
      return text;
    }
  }
}
