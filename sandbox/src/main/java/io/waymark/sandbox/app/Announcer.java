package io.waymark.sandbox.app;

import io.waymark.sandbox.SandboxSystem;
import io.waymark.sandbox.parts.Demo;
import io.waymark.sandbox.supervise.Member;
import io.waymark.sandbox.supervise.PartStatus;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Says on stderr what becomes of the parts, one line per change, and on stdout the first page. */
final class Announcer {
  private final Console console;
  private final SandboxSystem system;
  private final long begin = System.nanoTime();
  private final Map<String, String> last = new ConcurrentHashMap<>();
  private boolean announcedReady;

  Announcer(Console console, SandboxSystem system) {
    this.console = console;
    this.system = system;
  }

  void watch() {
    system.onChange(this::changed);
  }

  private synchronized void changed(Member member) {
    PartStatus status = member.status();
    String news = news(member.name(), status);
    if (!news.equals(last.put(member.name(), news))) {
      console
          .err()
          .printf(
              Locale.ROOT,
              "%6.1f s  %-12s %-11s %s%n",
              seconds(),
              member.name(),
              status.state().word(),
              status.detail());
    }
    boolean ready = system.isReady();
    if (ready && !announcedReady) {
      console.err().printf(Locale.ROOT, "%6.1f s  ready at %s%n", seconds(), system.site().url());
      console.out().println(FirstPage.link(system.site().url(), system.adminKey()));
    }
    announcedReady = ready;
  }

  /** The history's progress is worth a line each time, what others wait for is not. */
  private static String news(String part, PartStatus status) {
    return part.equals(Demo.NAME) ? status.state() + status.detail() : status.state().word();
  }

  private double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }
}
