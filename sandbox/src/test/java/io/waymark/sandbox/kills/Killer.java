package io.waymark.sandbox.kills;

import io.waymark.sandbox.SandboxSystem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Carries out a schedule. A part that is dead already when its time comes is killed as soon as it
 * lives again, so that every entry is a death.
 */
final class Killer implements Disturbance {
  private static final long WAIT_FOR_LIFE_MS = 60_000;

  private final SandboxSystem system;
  private final KillSchedule schedule;
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::run, "killer");
  private long begin;

  Killer(SandboxSystem system, KillSchedule schedule) {
    this.system = system;
    this.schedule = schedule;
  }

  @Override
  public void start() {
    begin = System.currentTimeMillis();
    thread.start();
  }

  @Override
  public List<String> finish() throws InterruptedException {
    thread.join();
    return done;
  }

  @Override
  public void stop() {
    thread.interrupt();
  }

  private void run() {
    try {
      for (KillSchedule.Kill kill : schedule.kills()) {
        sleepUntil(begin + kill.after().toMillis());
        kill(kill.part());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void kill(String part) throws InterruptedException {
    long giveUp = System.currentTimeMillis() + WAIT_FOR_LIFE_MS;
    while (System.currentTimeMillis() < giveUp) {
      long pid = system.status().get(part).pid();
      if (pid > 0 && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
        system.kill(part);
        String death = "%5.1f s %s (%d)".formatted(seconds(), part, pid);
        done.add(death);
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
