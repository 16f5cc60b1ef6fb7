package io.waymark.engine.chdb;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One connection: one statement at a time, its own settings and current database. */
public final class Connection implements AutoCloseable {

  private static final int ANALYSIS_BYTES = 16;

  private final ChdbLibrary library;
  private final MemorySegment holder;

  Connection(ChdbLibrary library, MemorySegment holder) {
    this.library = library;
    this.holder = holder;
  }

  /**
   * Runs one statement and keeps its whole answer in native memory.
   *
   * @throws EngineException with ClickHouse's code and text
   */
  public QueryResult query(byte[] sql, String format, Map<String, String> parameters) {
    try (Arena arena = Arena.ofConfined()) {
      return result(invoke(library.query, arena, sql, format, parameters));
    }
  }

  /** Runs a statement whose answer nobody reads. */
  public void execute(String sql) {
    query(sql.getBytes(StandardCharsets.UTF_8), "Null", Map.of()).close();
  }

  /**
   * Begins an INSERT whose data follow in pieces.
   *
   * @param head the statement up to, but without, its FORMAT or VALUES
   */
  public InsertStream insert(byte[] head, String format, Map<String, String> parameters) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment stream = invoke(library.insertOpen, arena, head, format, parameters);
      return InsertStream.opened(library, stream);
    }
  }

  /** What a text holds, found by ClickHouse's own parser without running it. */
  public Statements classify(byte[] sql) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment answer = arena.allocate(ANALYSIS_BYTES, Integer.BYTES);
      answer.setAtIndex(JAVA_INT, 0, ANALYSIS_BYTES);
      ChdbLibrary.call(
          library.classify,
          raw(),
          bytes(arena, sql),
          (long) sql.length,
          MemorySegment.NULL,
          0L,
          answer);
      return new Statements(
          answer.getAtIndex(JAVA_INT, 1), Statements.kind(answer.getAtIndex(JAVA_INT, 3)));
    }
  }

  @Override
  public void close() {
    ChdbLibrary.call(library.closeConnection, holder);
  }

  private MemorySegment invoke(
      MethodHandle function,
      Arena arena,
      byte[] sql,
      String format,
      Map<String, String> parameters) {
    NativeParameters bound = NativeParameters.of(arena, parameters);
    byte[] formatBytes = format.getBytes(StandardCharsets.UTF_8);
    return (MemorySegment)
        ChdbLibrary.call(
            function,
            raw(),
            bytes(arena, sql),
            (long) sql.length,
            bytes(arena, formatBytes),
            (long) formatBytes.length,
            bound.names(),
            bound.nameLengths(),
            bound.values(),
            bound.valueLengths(),
            (long) parameters.size());
  }

  private QueryResult result(MemorySegment handle) {
    return QueryResult.checked(library, handle);
  }

  /** chdb_connect answers a pointer to the connection; the calls want the connection itself. */
  private MemorySegment raw() {
    return holder.get(ADDRESS, 0);
  }

  static MemorySegment bytes(Arena arena, byte[] content) {
    MemorySegment segment = arena.allocate(Math.max(1, content.length));
    segment.copyFrom(MemorySegment.ofArray(content));
    return segment;
  }
}
