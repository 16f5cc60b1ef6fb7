package io.waymark.sandbox.kills;

import io.waymark.sandbox.SandboxSystem;

/**
 * Carries out a schedule. A part that is dead already when its time comes is killed as soon as it
 * lives again, so that every entry is a death.
 */
final class Killer extends Disturbance {
  private static final long WAIT_FOR_LIFE_MS = 60_000;

  private final SandboxSystem system;
  private final KillSchedule schedule;
  private long begin;

  Killer(SandboxSystem system, KillSchedule schedule) {
    super("killer");
    this.system = system;
    this.schedule = schedule;
  }

  @Override
  void disturb() throws InterruptedException {
    begin = System.currentTimeMillis();
    for (KillSchedule.Kill kill : schedule.kills()) {
      sleepUntil(begin + kill.after().toMillis());
      kill(kill.part());
    }
  }

  private void kill(String part) throws InterruptedException {
    long giveUp = System.currentTimeMillis() + WAIT_FOR_LIFE_MS;
    while (System.currentTimeMillis() < giveUp) {
      long pid = system.status().get(part).pid();
      if (pid > 0 && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
        system.kill(part);
        String death = "%5.1f s %s (%d)".formatted(seconds(), part, pid);
        note(death);
        System.err.println("killed at " + death);
        return;
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException(part + " did not come back to be killed");
  }

  private double seconds() {
    return (System.currentTimeMillis() - begin) / 1000.0;
  }

  private static void sleepUntil(long millis) throws InterruptedException {
    Thread.sleep(Math.max(0, millis - System.currentTimeMillis()));
  }
}
