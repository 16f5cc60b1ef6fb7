package io.waymark.sandbox.supervise;

import java.util.List;

/** What a member sees of the others. */
public interface Surroundings {
  /** The first of these members that is not ready, or an empty text. */
  String firstNotReady(List<String> members);

  /** Tells that this member's status has changed. */
  void changed(Member member);
}
