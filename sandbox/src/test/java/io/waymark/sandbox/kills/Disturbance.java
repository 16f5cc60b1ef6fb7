package io.waymark.sandbox.kills;

import java.util.List;

/** What happens to a system while events flow. */
interface Disturbance {
  void start();

  /** Waits for its end and says what was done, in order. */
  List<String> finish() throws InterruptedException;

  void stop();
}
