package io.waymark.engine.http;

/** A request that the HTTP interface itself refuses, with one of ClickHouse's error codes. */
final class RequestException extends RuntimeException {

  static final int SYNTAX = 62;
  static final int LOGICAL = 49;
  static final int NOT_IMPLEMENTED = 48;
  static final int UNKNOWN_SETTING = 115;
  static final int BUSY = 202;
  static final int BROKEN_BODY = 210;
  static final int BROKEN_COMPRESSION = 271;
  static final int TOO_LARGE = 307;

  private final int code;

  RequestException(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }

  /** The body of the HTTP answer, in the engine's own form. */
  String describe(String version) {
    return "Code: " + code + ". DB::Exception: " + getMessage() + " (version " + version + ")\n";
  }
}
