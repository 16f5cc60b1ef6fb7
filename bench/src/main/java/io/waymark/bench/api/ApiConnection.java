package io.waymark.bench.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that is kept, and no more than a load generator needs of it: on the cores
 * that it shares with the system, a full client would be measured along with the answers.
 */
final class ApiConnection implements AutoCloseable {
  private static final int TIMEOUT_MS = 30_000;
  private static final int BUFFER = 64 * 1024;
  private static final int LONGEST_LINE = 16 * 1024;
  private static final String LENGTH = "content-length:";

  private final Socket socket = new Socket();
  private final InputStream in;
  private final byte[] body = new byte[BUFFER];

  /** Connects. */
  ApiConnection(URI server) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), TIMEOUT_MS);
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
  }

  /** The bytes of a GET, to be sent again and again. */
  static byte[] get(URI server, String target, String key) {
    return ("GET "
            + target
            + " HTTP/1.1\r\nHost: "
            + server.getAuthority()
            + "\r\nAuthorization: Bearer "
            + key
            + "\r\n\r\n")
        .getBytes(ISO_8859_1);
  }

  /**
   * Sends a request and reads its answer to the end.
   *
   * @return the status
   * @throws IOException where the connection is of no more use
   */
  int ask(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    String status = line();
    long length = -1;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String name = header.toLowerCase(Locale.ROOT);
      length = name.startsWith(LENGTH) ? number(name.substring(LENGTH.length())) : length;
    }
    if (length < 0) {
      throw new IOException("the answer '" + status + "' does not say how long it is");
    }
    skip(length);
    return (int) number(status.split(" ", 3)[1]);
  }

  private static long number(String text) throws IOException {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new IOException("'" + text + "' is no number", e);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException("the answer ended within its headers");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  private void skip(long length) throws IOException {
    for (long left = length; left > 0; ) {
      int n = in.read(body, 0, (int) Math.min(left, body.length));
      if (n < 0) {
        throw new EOFException("the answer ended " + left + " bytes early");
      }
      left -= n;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
