package io.waymark.sandbox.supervise;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps all members running. They start side by side and stop in the opposite order. */
public final class Supervisor implements Surroundings, AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final List<Member> members;
  private final List<Consumer<Member>> listeners = new CopyOnWriteArrayList<>();

  /**
   * Members in the order of status lines; each may depend on others by name. A name that is not
   * among them is somebody else's care.
   */
  public Supervisor(List<Member> members) {
    this.members = List.copyOf(members);
  }

  /** Is told about every change of a member's status. */
  public void onChange(Consumer<Member> listener) {
    listeners.add(listener);
  }

  /** Starts all members and returns at once. */
  public void start() {
    members.forEach(member -> member.start(this));
  }

  /** State by member, in order. */
  public Map<String, PartStatus> status() {
    Map<String, PartStatus> status = new LinkedHashMap<>();
    members.forEach(member -> status.put(member.name(), member.status()));
    return status;
  }

  /** Whether every member is ready. */
  public boolean isReady() {
    return members.stream().allMatch(member -> member.status().isReady());
  }

  /** Waits until every member is ready; false where the time did not suffice. */
  public boolean awaitReady(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!isReady()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(POLL);
    }
    return true;
  }

  @Override
  public String firstNotReady(List<String> names) {
    for (String name : names) {
      if (!find(name).map(member -> member.status().isReady()).orElse(true)) {
        return name;
      }
    }
    return "";
  }

  @Override
  public void changed(Member member) {
    listeners.forEach(listener -> listener.accept(member));
  }

  /** One member by its name. */
  public Member member(String name) {
    return find(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no part is named " + name + ", there are " + status().keySet()));
  }

  private Optional<Member> find(String name) {
    return members.stream().filter(member -> member.name().equals(name)).findFirst();
  }

  @Override
  public void close() {
    members.reversed().forEach(Member::stop);
  }
}
