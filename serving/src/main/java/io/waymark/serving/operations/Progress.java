package io.waymark.serving.operations;

/** What work tells while it is under way, and how it learns that nobody wants it any more. */
public final class Progress {

  /** How far, and at what. */
  record Said(double share, String step) {}

  private volatile Said said = new Said(0, "");
  private volatile boolean unwanted;

  /**
   * Says how far it is.
   *
   * @param share from 0 to 1
   * @param step what it is at, in a few words
   * @throws Cancelled where it is no longer wanted
   */
  public void at(double share, String step) {
    said = new Said(Math.clamp(share, 0, 1), step);
    if (unwanted) {
      throw new Cancelled();
    }
  }

  Said said() {
    return said;
  }

  void callOff() {
    unwanted = true;
  }

  boolean isCalledOff() {
    return unwanted;
  }

  /** Ends work that is no longer wanted. */
  static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cancelled() {
      super("cancelled", null, false, false);
    }
  }
}
