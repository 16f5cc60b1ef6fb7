package io.waymark.engine.http;

import java.util.HashMap;
import java.util.Map;

/** The HTTP status that ClickHouse gives to each of its error codes; 500 for the others. */
final class HttpStatus {

  static final int OK = 200;
  private static final int SERVER_ERROR = 500;
  private static final Map<Integer, Integer> BY_CODE = new HashMap<>();

  static {
    put(401, 194);
    put(403, 192, 193, 497, 512, 516);
    put(400, 6, 8, 15, 25, 26, 27, 36, 37, 38, 41, 44, 53, 62, 72, 117, 123);
    put(400, 167, 168, 223, 321, 376, 427, 441, 675, 676);
    put(404, 46, 47, 50, 56, 60, 63, 73, 78, 81, 115, 152, 336, 511);
    put(408, 159);
    put(411, 381);
    put(413, 229, RequestException.TOO_LARGE);
    put(415, 779);
    put(501, 48);
    put(503, 76, 209, 439, RequestException.BUSY);
    put(400, RequestException.BROKEN_COMPRESSION, RequestException.BROKEN_BODY);
  }

  private HttpStatus() {}

  static int of(int code) {
    return BY_CODE.getOrDefault(code, SERVER_ERROR);
  }

  private static void put(int status, int... codes) {
    for (int code : codes) {
      BY_CODE.put(code, status);
    }
  }
}
