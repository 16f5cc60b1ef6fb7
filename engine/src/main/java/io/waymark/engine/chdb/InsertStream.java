package io.waymark.engine.chdb;

import java.lang.foreign.MemorySegment;

/** An INSERT in flight: append pieces of data, then {@link #done}; closing without it cancels. */
public final class InsertStream implements AutoCloseable {

  private final ChdbLibrary library;
  private final MemorySegment handle;
  private boolean finished;

  private InsertStream(ChdbLibrary library, MemorySegment handle) {
    this.library = library;
    this.handle = handle;
  }

  static InsertStream opened(ChdbLibrary library, MemorySegment handle) {
    MemorySegment error = (MemorySegment) ChdbLibrary.call(library.insertError, handle);
    if (error.address() != 0) {
      String text = error.reinterpret(Long.MAX_VALUE).getString(0);
      ChdbLibrary.call(library.insertDestroy, handle);
      throw EngineException.of(text);
    }
    return new InsertStream(library, handle);
  }

  /**
   * Hands over the next bytes; waits while the engine is behind.
   *
   * @return false if the insert has failed, which {@link #done} explains
   */
  public boolean append(MemorySegment data) {
    return (int) ChdbLibrary.call(library.insertAppend, handle, data, data.byteSize()) == 0;
  }

  /** Ends the data, waits until the rows are written and answers the counts. */
  public QueryCounts done() {
    finished = true;
    MemorySegment result = (MemorySegment) ChdbLibrary.call(library.insertDone, handle);
    try (QueryResult answer = QueryResult.checked(library, result)) {
      return answer.counts();
    }
  }

  @Override
  public void close() {
    if (!finished) {
      ChdbLibrary.call(library.insertCancel, handle);
    }
    ChdbLibrary.call(library.insertDestroy, handle);
  }
}
