package io.waymark.engine.chdb;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;

/** The C functions of {@code libchdb}, bound once. Signatures follow chdb.h of 26.7. */
public final class ChdbLibrary {

  private final SymbolLookup symbols;
  private final MethodHandle connect;
  private final MethodHandle shutdown;
  final MethodHandle closeConnection;
  final MethodHandle query;
  final MethodHandle classify;
  final MethodHandle insertOpen;
  final MethodHandle insertError;
  final MethodHandle insertAppend;
  final MethodHandle insertDone;
  final MethodHandle insertCancel;
  final MethodHandle insertDestroy;
  final MethodHandle resultBuffer;
  final MethodHandle resultLength;
  final MethodHandle resultError;
  final MethodHandle resultElapsed;
  final MethodHandle resultRows;
  final MethodHandle resultBytes;
  final MethodHandle resultRowsRead;
  final MethodHandle resultBytesRead;
  final MethodHandle resultRowsWritten;
  final MethodHandle resultBytesWritten;
  final MethodHandle resultDestroy;

  /**
   * Loads the library for the life of the process.
   *
   * @throws IllegalArgumentException if the file cannot be loaded as libchdb
   */
  public ChdbLibrary(Path file) {
    symbols = SymbolLookup.libraryLookup(file, Arena.global());
    // The JVM uses SIGSEGV and friends itself: the engine must never install its own handlers.
    call(bind("chdb_set_signal_handlers_enabled", FunctionDescriptor.ofVoid(JAVA_INT)), 0);
    connect = bind("chdb_connect", ADDRESS, JAVA_INT, ADDRESS);
    shutdown = bind("chdb_shutdown", FunctionDescriptor.of(JAVA_INT));
    closeConnection = bindVoid("chdb_close_conn");
    query =
        bind(
            "chdb_query_with_params_n",
            ADDRESS,
            ADDRESS,
            ADDRESS,
            JAVA_LONG,
            ADDRESS,
            JAVA_LONG,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            JAVA_LONG);
    classify =
        bind(
            "chdb_classify_query_n",
            JAVA_INT,
            ADDRESS,
            ADDRESS,
            JAVA_LONG,
            ADDRESS,
            JAVA_LONG,
            ADDRESS);
    insertOpen =
        bind(
            "chdb_stream_insert_with_params_n",
            ADDRESS,
            ADDRESS,
            ADDRESS,
            JAVA_LONG,
            ADDRESS,
            JAVA_LONG,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            JAVA_LONG);
    insertError = bind("chdb_stream_insert_error", ADDRESS, ADDRESS);
    insertAppend = bind("chdb_stream_append", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
    insertDone = bind("chdb_stream_done", ADDRESS, ADDRESS);
    insertCancel = bindVoid("chdb_stream_cancel_insert");
    insertDestroy = bindVoid("chdb_destroy_insert_stream");
    resultBuffer = bind("chdb_result_buffer", ADDRESS, ADDRESS);
    resultLength = bind("chdb_result_length", JAVA_LONG, ADDRESS);
    resultError = bind("chdb_result_error", ADDRESS, ADDRESS);
    resultElapsed = bind("chdb_result_elapsed", JAVA_DOUBLE, ADDRESS);
    resultRows = bind("chdb_result_rows_read", JAVA_LONG, ADDRESS);
    resultBytes = bind("chdb_result_bytes_read", JAVA_LONG, ADDRESS);
    resultRowsRead = bind("chdb_result_storage_rows_read", JAVA_LONG, ADDRESS);
    resultBytesRead = bind("chdb_result_storage_bytes_read", JAVA_LONG, ADDRESS);
    resultRowsWritten = bind("chdb_result_rows_written", JAVA_LONG, ADDRESS);
    resultBytesWritten = bind("chdb_result_bytes_written", JAVA_LONG, ADDRESS);
    resultDestroy = bindVoid("chdb_destroy_query_result");
  }

  /**
   * Opens a connection; the first one of a process starts the engine on its {@code --path}.
   *
   * @throws IllegalStateException if the engine refuses to start
   */
  public Connection connect(List<String> arguments) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment argv = arena.allocate(ADDRESS, arguments.size() + 2L);
      argv.setAtIndex(ADDRESS, 0, arena.allocateFrom("clickhouse"));
      for (int i = 0; i < arguments.size(); i++) {
        argv.setAtIndex(ADDRESS, i + 1L, arena.allocateFrom(arguments.get(i)));
      }
      MemorySegment handle = (MemorySegment) call(connect, arguments.size() + 1, argv);
      if (handle.address() == 0) {
        throw new IllegalStateException("the engine refused to open " + arguments);
      }
      return new Connection(this, handle.reinterpret(ADDRESS.byteSize()));
    }
  }

  /** Stops every thread of the engine; call it after the last connection is closed. */
  public void shutdown() {
    call(shutdown);
  }

  private MethodHandle bind(String name, MemoryLayout answer, MemoryLayout... parameters) {
    return bind(name, FunctionDescriptor.of(answer, parameters));
  }

  private MethodHandle bindVoid(String name) {
    return bind(name, FunctionDescriptor.ofVoid(ADDRESS));
  }

  private MethodHandle bind(String name, FunctionDescriptor signature) {
    MemorySegment symbol =
        symbols
            .find(name)
            .orElseThrow(() -> new IllegalArgumentException("it has no function " + name));
    return Linker.nativeLinker().downcallHandle(symbol, signature);
  }

  /** Calls a bound function; C functions declare no exception, so a failure here is a bug. */
  static Object call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
