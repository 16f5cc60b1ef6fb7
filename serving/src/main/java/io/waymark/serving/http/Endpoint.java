package io.waymark.serving.http;

import java.io.IOException;

/** Answers one kind of request. Refusals are thrown as {@link ProblemException}. */
@FunctionalInterface
public interface Endpoint {

  /** Answers the call. */
  Answer answer(Call call) throws IOException;
}
