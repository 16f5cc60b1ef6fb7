package io.waymark.sandbox.app;

import io.waymark.sandbox.replay.DemoCommand;
import io.waymark.sandbox.replay.ReplayCommand;
import java.util.List;

/** Every subcommand, in the order of the help. A new one is one more line here. */
final class Commands {
  private Commands() {}

  static List<Object> all(Console console) {
    return List.of(
        new UpCommand(console),
        new StatusCommand(console),
        new DownCommand(console),
        new SqlCommand(console),
        new LogsCommand(console),
        new TenantCommand(console),
        new KeyCommand(console),
        new ConfigCommand(console),
        new PatternCommand(console),
        new ReplayCommand(new ReplayTarget(), console.out(), console.err()),
        new DemoCommand(console.out(), console.err()));
  }
}
