package io.waymark.engine.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The listening socket and its threads. */
public final class HttpInterface implements AutoCloseable {

  private static final int BACKLOG = 256;
  private static final int MAX_THREADS = 512;
  private static final int STOP_SECONDS = 10;

  static {
    // Read by the server's classes when they load; without it answers wait 40 ms for an ACK.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "120");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "512");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Traffic traffic = new Traffic();

  private HttpInterface(HttpServer server) {
    this.server = server;
    this.threads =
        new ThreadPoolExecutor(
            0, MAX_THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), HttpInterface::thread);
  }

  /** Takes the port without answering yet. */
  public static HttpInterface bind(InetSocketAddress address) throws IOException {
    return new HttpInterface(HttpServer.create(address, BACKLOG));
  }

  /** Begins to answer. */
  public void serve(SessionPool sessions, ServerIdentity identity, Limits limits) {
    server.createContext(
        "/", new QueryHandler(traffic, new StatementRunner(sessions), identity, limits));
    server.setExecutor(threads);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Takes no more requests and waits a while for the running ones. */
  @Override
  public void close() {
    traffic.stop(STOP_SECONDS);
    server.stop(0);
    threads.shutdown();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "engine-http");
    thread.setDaemon(true);
    return thread;
  }
}
