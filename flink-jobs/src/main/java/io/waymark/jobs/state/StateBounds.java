package io.waymark.jobs.state;

import java.io.Serializable;

/**
 * What a subtask of a stage may keep of its states.
 *
 * @param hot most states that stay unpacked
 * @param packedBytes most bytes of packed ones that stay in memory
 * @param retentionMs how long an unchanged one lives
 */
public record StateBounds(int hot, long packedBytes, long retentionMs) implements Serializable {

  /** For states of which less has to be at hand: a quarter of the memory. */
  public StateBounds quarter() {
    return new StateBounds(hot / 4, packedBytes / 4, retentionMs);
  }
}
