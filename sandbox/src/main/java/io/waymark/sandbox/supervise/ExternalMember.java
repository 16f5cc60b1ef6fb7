package io.waymark.sandbox.supervise;

import io.waymark.sandbox.supervise.PartStatus.State;
import java.time.Clock;
import java.util.List;

/** A server that somebody else runs, named in the environment. */
public final class ExternalMember implements Member {
  private final String name;
  private final Life life;

  /** The server and where it is. */
  public ExternalMember(String name, String address, Clock clock) {
    this.name = name;
    this.life = new Life(clock);
    life.become(State.EXTERNAL, 0, address);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> dependsOn() {
    return List.of();
  }

  @Override
  public void start(Surroundings surroundings) {
    surroundings.changed(this);
  }

  @Override
  public PartStatus status() {
    return life.status();
  }

  @Override
  public void stop() {}
}
