package io.waymark.sandbox.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.waymark.testkit.process.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LeashTest {
  @Test
  void aPartEndsWithWhoeverStartedIt() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not installed");
    AtomicReference<ProcessHandle> part = new AtomicReference<>();
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread starter =
        new Thread(() -> {
          part.set(sleep());
          started.countDown();
          awaitQuietly(end);
        });
    starter.start();
    started.await();
    assertThat(Ending.within(part.get(), Duration.ofMillis(500))).isFalse();
    end.countDown();
    starter.join();
    assertThat(Ending.within(part.get(), Duration.ofSeconds(10))).isTrue();
  }

  private static ProcessHandle sleep() {
    List<String> words = new ArrayList<>(Leash.words());
    words.addAll(List.of("sleep", "300"));
    try {
      return new ProcessBuilder(words).start().toHandle();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
