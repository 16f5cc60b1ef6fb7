package io.waymark.sandbox;

import io.waymark.sandbox.demo.DemoPlan;
import io.waymark.sandbox.flink.FlinkRest;
import io.waymark.sandbox.home.AdminKey;
import io.waymark.sandbox.home.DataFolder;
import io.waymark.sandbox.home.LeftOvers;
import io.waymark.sandbox.home.Ports;
import io.waymark.sandbox.home.PublishedState;
import io.waymark.sandbox.home.SystemLock;
import io.waymark.sandbox.parts.Distribution;
import io.waymark.sandbox.parts.Site;
import io.waymark.sandbox.parts.SystemParts;
import io.waymark.sandbox.supervise.LogLimit;
import io.waymark.sandbox.supervise.Member;
import io.waymark.sandbox.supervise.PartStatus;
import io.waymark.sandbox.supervise.ProcessMember;
import io.waymark.sandbox.supervise.Supervisor;
import io.waymark.testkit.net.FreePorts;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One running system: all its parts, under supervision until it is closed. */
public final class SandboxSystem implements AutoCloseable {
  private static final Duration LOG_CHECK = Duration.ofSeconds(5);

  private final Site site;
  private final SystemLock lock;
  private final String adminKey;
  private final Supervisor supervisor;
  private volatile boolean published;
  private final ScheduledExecutorService logs = Executors.newSingleThreadScheduledExecutor();

  private SandboxSystem(Site site, SystemLock lock, String adminKey, Supervisor supervisor) {
    this.site = site;
    this.lock = lock;
    this.adminKey = adminKey;
    this.supervisor = supervisor;
  }

  /** Starts a system on a free port and returns when it is ready. */
  public static SandboxSystem startAndAwait(Path dataDir, SandboxOptions options, Duration limit)
      throws InterruptedException {
    SandboxSystem system = prepare(dataDir, FreePorts.some(1).get(0), options);
    system.start();
    if (!system.awaitReady(limit)) {
      Map<String, PartStatus> status = system.status();
      system.close();
      throw new SandboxException(
          "The system is not ready after " + limit.toSeconds() + " s: " + status + ".");
    }
    return system;
  }

  /** Prepares a system without the demo store. */
  public static SandboxSystem prepare(Path dataDir, int port, SandboxOptions options) {
    return prepare(dataDir, port, options, false);
  }

  /**
   * Takes the data folder and stops what a killed supervisor left running on it.
   *
   * @param demo whether the demo store plays in it
   * @throws SandboxException where the folder is in use or unfit, the port is taken or something
   *     was not built
   */
  public static SandboxSystem prepare(
      Path dataDir, int port, SandboxOptions options, boolean demo) {
    DataFolder folder = DataFolder.of(dataDir).prepare();
    SystemLock lock =
        SystemLock.tryTake(folder.lock())
            .orElseThrow(
                () -> new SandboxException("A system already runs in " + folder.root() + "."));
    try {
      LeftOvers.stop(folder);
      checkPort(port);
      Site site = site(folder, port, options);
      if (demo) {
        // Before the key: a folder that has one is no longer new.
        DemoPlan.ensure(folder.demoPlan(), Instant.now());
      }
      String key = AdminKey.ensure(folder.adminKey());
      SystemParts parts = new SystemParts(site, demo);
      return new SandboxSystem(site, lock, key, new Supervisor(parts.members()));
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Starts all parts and returns at once. */
  public void start() {
    supervisor.onChange(member -> publish());
    publish();
    LogLimit limit =
        new LogLimit(site.folder().logs(), site.options().bytes(SandboxOption.LOG_LIMIT));
    logs.scheduleWithFixedDelay(
        () -> keepHouse(limit), LOG_CHECK.toMillis(), LOG_CHECK.toMillis(), TimeUnit.MILLISECONDS);
    supervisor.start();
  }

  /** Waits until all parts are ready. */
  public boolean awaitReady(Duration limit) throws InterruptedException {
    return supervisor.awaitReady(limit);
  }

  /** Is told about every change of a part. */
  public void onChange(Consumer<Member> listener) {
    supervisor.onChange(listener);
  }

  /** State by part. */
  public Map<String, PartStatus> status() {
    return supervisor.status();
  }

  /** Whether all parts are ready now. */
  public boolean isReady() {
    return supervisor.isReady();
  }

  /** Kills a part's process as a power cut would; the supervisor starts it again. */
  public void kill(String part) {
    process(part).kill();
  }

  /** Kills a part and keeps it down until {@link #release(String)}. */
  public void hold(String part) {
    process(part).hold();
  }

  /** Lets a held part come back. */
  public void release(String part) {
    process(part).release();
  }

  /** Addresses, folder and options. */
  public Site site() {
    return site;
  }

  /** The admin key of this system. */
  public String adminKey() {
    return adminKey;
  }

  /** Flink's REST interface. */
  public FlinkRest flink() {
    return new FlinkRest(site.http(), site.flinkUrl());
  }

  @Override
  public void close() {
    supervisor.close();
    logs.shutdownNow();
    publish();
    lock.close();
  }

  private ProcessMember process(String part) {
    if (supervisor.member(part) instanceof ProcessMember member) {
      return member;
    }
    throw new IllegalArgumentException("part " + part + " is no process of this system");
  }

  /** What a full disk has kept from being done is done when there is room again. */
  private void keepHouse(LogLimit limit) {
    try {
      limit.enforce();
    } catch (UncheckedIOException e) {
      System.err.println("waymark: " + e.getMessage() + ": is the disk full?");
    }
    if (!published) {
      publish();
    }
  }

  /** A state that cannot be written must not end the thread that watches a part. */
  private synchronized void publish() {
    try {
      state().write(site.folder().state());
      published = true;
    } catch (UncheckedIOException e) {
      published = false;
      System.err.println("waymark: " + e.getMessage() + ": is the disk full?");
    }
  }

  private PublishedState state() {
    return new PublishedState(
        ProcessHandle.current().pid(),
        supervisor.isReady(),
        site.url(),
        site.clickhouseUrl(),
        site.databaseUrl(),
        site.kafka(),
        site.flinkUrl(),
        site.options().duration(SandboxOption.JOB_LATENESS).toMillis(),
        supervisor.status());
  }

  private static Site site(DataFolder folder, int port, SandboxOptions options) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    return new Site(Distribution.find(), folder, Ports.ensure(folder.ports()), port, options, http);
  }

  private static void checkPort(int port) {
    if (!FreePorts.isFree(port)) {
      throw new SandboxException(
          "Port "
              + port
              + " is taken by another program: stop that one, or give another with "
              + "--port.");
    }
  }
}
