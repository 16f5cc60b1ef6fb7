package io.waymark.core.pattern;

/**
 * What the job is told about one version of a pattern: the payload of a control record of type
 * {@code pattern} with the id {@code <pattern>/<version>}. The envelope's {@code version} rises
 * with every order about the same version; of those whose {@code effective_from} an event has
 * reached, the last decides for it. No order depends on the orders of another version.
 *
 * @param definition the definition as JSON text; the same in every order about a version
 * @param mode what the version does from {@code effective_from} on
 * @param share of the customers for whom it does so
 * @param onOff what becomes of its partial matches where the mode is {@link Mode#OFF}
 */
public record PatternOrder(String definition, Mode mode, Share share, OnOff onOff) {
  /** Type of the control record. */
  public static final String TYPE = "pattern";

  /** What a version does. Whatever it finds is written as a row that names the mode. */
  public enum Mode {
    /** Runs and is counted; nobody is to act on it. */
    SHADOW,
    /** Decides for a share of the customers. */
    CANARY,
    /** Decides. */
    LIVE,
    /** Starts nothing any more. */
    OFF
  }

  /** What becomes of partial matches of a version that is switched off. */
  public enum OnOff {
    /** They go on until they match or their time is over. */
    FINISH,
    /** They are forgotten: no match, no dead end. */
    DROP
  }

  /** The id of the control record about a version. */
  public static String id(String pattern, int version) {
    return pattern + '/' + version;
  }
}
