package io.waymark.core.meaning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The ordered table of channels: a tenant's own lines, then the shipped ones unless they are turned
 * off; the first that fits decides. It decides about touches that carry no channel themselves.
 *
 * <p>{@code direct} is a touch that says which page it is about and neither a campaign, nor a click
 * id, nor another site that it came from. A touch that says nothing about its page has no channel,
 * and neither has one that came from the tenant's own site: it goes on with a visit.
 */
final class ChannelRules {
  private final List<ChannelRule> rules;
  private final Set<String> ownHosts;

  private ChannelRules(List<ChannelRule> rules, Set<String> ownHosts) {
    this.rules = List.copyOf(rules);
    this.ownHosts = Set.copyOf(ownHosts);
  }

  static ChannelRules read(Section channels) {
    channels.only("rules", "shipped", "own_hosts");
    List<ChannelRule> rules = new ArrayList<>();
    channels.sections("rules").forEach(rule -> rules.add(ChannelRule.read(rule)));
    if (channels.flag("shipped", true)) {
      rules.addAll(shipped());
    }
    Set<String> own = new HashSet<>();
    channels.texts("own_hosts").forEach(host -> own.add(host.toLowerCase(Locale.ROOT)));
    return new ChannelRules(rules, own);
  }

  private static List<ChannelRule> shipped() {
    try (InputStream in = ChannelRules.class.getResourceAsStream("channels.json")) {
      if (in == null) {
        throw new IllegalStateException("the resource channels.json is missing");
      }
      Section document = Section.root(io.waymark.core.wire.DocumentJson.parse(in.readAllBytes()));
      return document.sections("rules").stream().map(ChannelRule::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first line that fits, or {@link #NONE}. */
  ChannelRule decide(Landing landing) {
    for (ChannelRule rule : rules) {
      if (rule.matches(landing, ownHosts)) {
        return rule;
      }
    }
    return NONE;
  }

  /** Decides nothing. */
  static final ChannelRule NONE = new ChannelRule("", "", java.util.Map.of(), List.of());
}
