package io.waymark.serving.health;

/**
 * A probe with work to be done once before it: migrations, the first key. Until the work succeeds
 * every look tries it again, so an engine that is not there at the start is simply waited for.
 */
public final class OnceReady implements Probe {

  private final Probe once;
  private final Probe then;
  private volatile boolean done;

  /** First the one until it succeeds, then the other. */
  public OnceReady(Probe once, Probe then) {
    this.once = once;
    this.then = then;
  }

  @Override
  public void check() throws Exception {
    if (!done) {
      once.check();
      done = true;
    }
    then.check();
  }
}
