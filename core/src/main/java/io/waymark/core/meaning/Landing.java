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

/**
 * How a person came to a page, read from an event's properties and from its page's address: plain
 * names ({@code utm_source, referrer, url, search}) first, then those of Segment ({@code
 * context.campaign.source, context.page.referrer}), then the query of the address. Texts are in
 * lower case, absent ones empty.
 */
final class Landing {
  /** Stands for a referrer that is the tenant's own site. */
  static final String OWN_SITE = "(own)";

  private final String properties;
  private final String query;
  private final String page;

  /** Read once though many lines of the table ask. */
  private final Map<String, String> known = new HashMap<>();

  Landing(Event event) {
    properties = event.properties();
    String url = first("url", "context.page.url", "page_url");
    String search = first("search", "context.page.search");
    int mark = url.indexOf('?');
    query = (mark < 0 ? "" : url.substring(mark + 1)) + '&' + search.replace('?', '&');
    page = url;
  }

  private String first(String... names) {
    for (String name : names) {
      String text = FlatProperties.text(properties, name);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** {@code source, medium, campaign, term} or {@code content} of the campaign, as it was sent. */
  String utm(String part) {
    return known.computeIfAbsent(part, this::readUtm);
  }

  private String readUtm(String part) {
    String name = part.equals("campaign") ? "name" : part;
    String sent = first("utm_" + part, "context.campaign." + name);
    return sent.isEmpty() ? parameter("utm_" + part) : sent;
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
        || properties.contains("\"referrer\":")
        || properties.contains("\"context.page.referrer\":");
  }

  /** Host of the referrer, {@link #OWN_SITE}, or empty. */
  String referrer(Set<String> ownHosts) {
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
    String wanted = '&' + name + '=';
    String all = '&' + query;
    int at = all.toLowerCase(Locale.ROOT).indexOf(wanted.toLowerCase(Locale.ROOT));
    if (at < 0) {
      return "";
    }
    int from = at + wanted.length();
    int end = from;
    while (end < all.length() && all.charAt(end) != '&' && all.charAt(end) != '#') {
      end++;
    }
    return decoded(all.substring(from, end));
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
