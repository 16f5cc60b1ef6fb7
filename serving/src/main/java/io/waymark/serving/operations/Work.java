package io.waymark.serving.operations;

import io.waymark.serving.http.Answer;
import java.io.IOException;

/** What an operation does. It is interrupted where it is called off. */
@FunctionalInterface
public interface Work {

  /** Does it; the answer is the operation's result. */
  Answer run(Progress progress) throws IOException;
}
