package io.waymark.serving.docs;

import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.ProblemType;
import io.waymark.serving.http.Problems;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What stands behind the {@code type} of a problem, for those who follow it. */
final class ProblemPages {

  /** All of them, by status. */
  record All(List<Page> problems) {}

  /** One type. */
  record Page(String type, String title, int status, String meaning) {

    private static Page of(ProblemType type) {
      return new Page(type.uri(), type.title(), type.status(), type.meaning());
    }
  }

  static final All ALL =
      new All(
          Arrays.stream(ProblemType.values())
              .map(Page::of)
              .sorted(Comparator.comparingInt(Page::status).thenComparing(Page::type))
              .toList());

  private ProblemPages() {}

  static Answer one(Call call) {
    String uri = "/problems/" + call.pathParameter("type");
    return ALL.problems().stream()
        .filter(page -> page.type().equals(uri))
        .findFirst()
        .map(Answer::json)
        .orElseThrow(() ->
            Problems.notFound(
                "no problem has the type " + Problems.shown(uri), "/problems lists all types"));
  }
}
