package io.waymark.engine.chdb;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** A successful answer in native memory; closing it frees the memory. */
public final class QueryResult implements AutoCloseable {

  private final ChdbLibrary library;
  private final MemorySegment handle;

  private QueryResult(ChdbLibrary library, MemorySegment handle) {
    this.library = library;
    this.handle = handle;
  }

  static QueryResult checked(ChdbLibrary library, MemorySegment handle) {
    QueryResult result = new QueryResult(library, handle);
    MemorySegment error = (MemorySegment) ChdbLibrary.call(library.resultError, handle);
    if (error.address() != 0) {
      String text = error.reinterpret(Long.MAX_VALUE).getString(0);
      result.close();
      throw EngineException.of(text);
    }
    return result;
  }

  /** The formatted rows; valid until {@link #close}. */
  public MemorySegment data() {
    long length = number(library.resultLength);
    MemorySegment buffer = (MemorySegment) ChdbLibrary.call(library.resultBuffer, handle);
    return length == 0 ? MemorySegment.NULL : buffer.reinterpret(length);
  }

  /** The formatted rows as text, for short answers. */
  public String text() {
    return new String(data().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  /** Rows, bytes and time as ClickHouse's HTTP interface reports them. */
  public QueryCounts counts() {
    double seconds = (double) ChdbLibrary.call(library.resultElapsed, handle);
    return new QueryCounts(
        number(library.resultRowsRead),
        number(library.resultBytesRead),
        number(library.resultRowsWritten),
        number(library.resultBytesWritten),
        number(library.resultRows),
        number(library.resultBytes),
        (long) (seconds * 1e9));
  }

  @Override
  public void close() {
    ChdbLibrary.call(library.resultDestroy, handle);
  }

  private long number(MethodHandle function) {
    return (long) ChdbLibrary.call(function, handle);
  }
}
