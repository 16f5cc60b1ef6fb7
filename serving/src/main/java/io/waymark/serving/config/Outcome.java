package io.waymark.serving.config;

import java.util.List;

/**
 * What became of a document, or would.
 *
 * @param changed whether it is another version than the one before
 * @param applied whether it is kept now
 * @param version its number
 * @param effectiveFrom from when on it decides
 * @param sha256 of its canonical JSON
 * @param changeCount how many values differ from the version before
 * @param changes the first 500 of them
 * @param supersedes versions that it leaves nothing to decide
 * @param history what it makes of events that were counted before
 */
record Outcome(
    boolean changed,
    boolean applied,
    long version,
    String effectiveFrom,
    String sha256,
    int changeCount,
    List<Change> changes,
    List<Long> supersedes,
    History history) {

  private static final int MOST_CHANGES = 500;

  static Outcome of(Proposal proposal, boolean applied, List<Long> supersedes, History history) {
    boolean changed = proposal.isChange();
    return new Outcome(
        changed,
        applied,
        proposal.version(),
        EffectiveFrom.shown(
            changed ? proposal.effectiveFrom().millis() : proposal.base().effectiveFrom()),
        proposal.sha256(),
        proposal.changes().size(),
        proposal.changes().subList(0, Math.min(proposal.changes().size(), MOST_CHANGES)),
        supersedes,
        history);
  }
}
