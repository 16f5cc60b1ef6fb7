package io.waymark.sandbox.app;

import io.waymark.sandbox.SandboxException;
import io.waymark.sandbox.home.PublishedState;
import io.waymark.sandbox.replay.ReplayException;
import io.waymark.sandbox.replay.RunningSystem;
import java.time.Duration;

/** Finds the system that a replay goes into. */
final class ReplayTarget implements RunningSystem.Locator {
  private static final String TENANT = "main";

  @Override
  public RunningSystem find(int port, String dataDir) {
    try {
      return new Target(new SystemAddress(port, dataDir).require());
    } catch (SandboxException e) {
      throw new ReplayException(String.valueOf(e.getMessage()));
    }
  }

  private record Target(PublishedState state) implements RunningSystem {
    @Override
    public String kafkaBootstrap() {
      return state.kafka();
    }

    @Override
    public String clickHouseUrl() {
      return state.clickhouseUrl();
    }

    @Override
    public String tenant() {
      return TENANT;
    }

    @Override
    public Duration lateness() {
      return Duration.ofMillis(state.latenessMs());
    }
  }
}
