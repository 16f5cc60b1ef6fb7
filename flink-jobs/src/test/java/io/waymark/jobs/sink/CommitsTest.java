package io.waymark.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CommitsTest {

  /** Notes what it wrote, when it is let. */
  private static final class TestingTarget implements Commits.Target {
    final List<Long> written = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch open = new CountDownLatch(0);
    boolean broken;

    @Override
    public void commit(List<Committable> rows) throws IOException, InterruptedException {
      open.await();
      if (broken) {
        throw new IOException("the store is broken");
      }
      rows.forEach(one -> written.add(one.checkpoint()));
    }

    @Override
    public void close() {}
  }

  private final TestingTarget target = new TestingTarget();

  private static Committable rows(long checkpoint) {
    return new Committable("job", checkpoint, 1, 0, 0, List.of());
  }

  private static List<Long> checkpoints(List<Committable> rows) {
    return rows.stream().map(Committable::checkpoint).toList();
  }

  @Test
  void onlyCompleteCheckpointsAreWrittenOldestFirst() throws Exception {
    try (Commits commits = new Commits(target)) {
      commits.add(rows(1));
      commits.add(rows(2));
      commits.add(rows(3));
      commits.upTo(2);
      commits.await();
      assertThat(target.written).containsExactly(1L, 2L);
      assertThat(checkpoints(commits.unwritten())).containsExactly(3L);
    }
  }

  @Test
  void rowsStayInTheCheckpointUntilTheyAreWritten() throws Exception {
    target.open = new CountDownLatch(1);
    try (Commits commits = new Commits(target)) {
      commits.add(rows(1));
      commits.upTo(1);
      commits.add(rows(2));
      assertThat(checkpoints(commits.unwritten())).containsExactly(1L, 2L);
      target.open.countDown();
      commits.await();
      assertThat(checkpoints(commits.unwritten())).containsExactly(2L);
    }
  }

  @Test
  void restoredRowsAreWrittenInTheOrderOfTheirCheckpoints() throws Exception {
    try (Commits commits = new Commits(target)) {
      commits.restore(List.of(rows(9), rows(7), rows(8)));
      commits.await();
      assertThat(target.written).containsExactly(7L, 8L, 9L);
      assertThat(commits.unwritten()).isEmpty();
    }
  }

  @Test
  void theNextCheckpointSpeaksOfTheFailureBefore() throws Exception {
    target.broken = true;
    try (Commits commits = new Commits(target)) {
      commits.add(rows(1));
      commits.upTo(1);
      assertThatThrownBy(() -> commits.upTo(2))
          .isInstanceOf(IOException.class)
          .hasMessage("the store is broken");
    }
  }
}
