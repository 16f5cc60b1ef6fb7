package io.waymark.testkit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Waits for the end of processes, also of those that are not this JVM's children: for these {@link
 * ProcessHandle#onExit()} looks only every few seconds.
 */
public final class Ending {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  private Ending() {}

  /** Kills a process and returns when it has ended. */
  public static void kill(ProcessHandle process) {
    process.destroyForcibly();
    if (!within(process, KILL_LIMIT)) {
      throw new IllegalStateException(
          "process "
              + process.pid()
              + " still lives "
              + KILL_LIMIT.toSeconds()
              + " s after a kill");
    }
  }

  /** Whether the process ends within this time. */
  public static boolean within(ProcessHandle process, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (lives(process)) {
        if (System.nanoTime() > end) {
          return false;
        }
        Thread.sleep(POLL.toMillis());
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !lives(process);
    }
  }

  /** Whether the process still does anything: one that nobody has reaped does not. */
  public static boolean lives(ProcessHandle process) {
    return process.isAlive() && !isZombie(process.pid());
  }

  private static boolean isZombie(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      // No such file: another system, or the process has just gone.
      return false;
    }
  }
}
