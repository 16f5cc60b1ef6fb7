package io.waymark.sandbox.app;

import io.waymark.sandbox.SandboxSystem;
import io.waymark.sandbox.supervise.Member;
import io.waymark.sandbox.supervise.PartStatus;
import io.waymark.sandbox.supervise.PartStatus.State;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Says on stderr what becomes of the parts, one line per change. */
final class Announcer {
  private final PrintStream err;
  private final SandboxSystem system;
  private final long begin = System.nanoTime();
  private final Map<String, State> last = new ConcurrentHashMap<>();
  private boolean announcedReady;

  Announcer(PrintStream err, SandboxSystem system) {
    this.err = err;
    this.system = system;
  }

  void watch() {
    system.onChange(this::changed);
  }

  private synchronized void changed(Member member) {
    PartStatus status = member.status();
    if (status.state() != last.put(member.name(), status.state())) {
      err.printf(
          Locale.ROOT,
          "%6.1f s  %-12s %-11s %s%n",
          seconds(),
          member.name(),
          status.state().word(),
          status.detail());
    }
    boolean ready = system.isReady();
    if (ready && !announcedReady) {
      err.printf(Locale.ROOT, "%6.1f s  ready at %s%n", seconds(), system.site().url());
    }
    announcedReady = ready;
  }

  private double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }
}
