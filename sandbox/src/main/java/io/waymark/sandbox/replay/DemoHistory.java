package io.waymark.sandbox.replay;

import io.waymark.testkit.demo.DemoSettings;
import io.waymark.testkit.demo.DemoStore;

/**
 * The demo store's history as a replay: in order of arrival, so that repeats, delays and late lines
 * are what they are.
 *
 * @param settings which shop
 */
public record DemoHistory(DemoSettings settings) implements LineSource {

  /** A replay of that history at full speed. */
  public static ReplayRequest request(DemoSettings settings) {
    return new ReplayRequest(
        new DemoHistory(settings),
        ReplaySpeed.FULL,
        false,
        false,
        true,
        ReplayRequest.DEFAULT_STALL);
  }

  @Override
  public void read(LineSink sink, Progress progress) {
    DemoStore store = new DemoStore(settings);
    progress.begin("demo store: days");
    while (store.hasNext()) {
      sink.json(store.next().json());
      progress.step((long) (store.progress() * settings.days()), settings.days());
    }
    progress.end(settings.days(), settings.days());
  }
}
