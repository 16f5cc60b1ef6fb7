package io.waymark.engine.http;

import io.waymark.engine.chdb.InsertStream;
import io.waymark.engine.chdb.QueryCounts;
import io.waymark.engine.chdb.QueryResult;
import io.waymark.engine.chdb.Statements;
import io.waymark.engine.sql.QueryText;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;

/** Runs statements on a borrowed session and leaves the session as it was. */
final class StatementRunner {

  private static final int PIECE = 1 << 18;

  private final SessionPool sessions;

  StatementRunner(SessionPool sessions) {
    this.sessions = sessions;
  }

  QueryResult query(Request request, byte[] text, QueryText facts) throws IOException {
    refuseWhatHttpCannot(facts);
    return on(
        request,
        session -> {
          if (!facts.select() && kind(session, text) == Statements.Kind.CONTROL) {
            session.spoil();
          }
          return session.connection().query(text, request.format(), request.bindings());
        });
  }

  QueryCounts insert(Request request, Statement.Insert insert) throws IOException {
    return on(
        request,
        session -> {
          try (InsertStream stream =
              session.connection().insert(insert.head(), insert.format(), request.bindings())) {
            pour(insert.data(), stream);
            return stream.done();
          }
        });
  }

  private <T> T on(Request request, Work<T> work) throws IOException {
    Map<String, String> settings = request.settings();
    Session session = sessions.borrow();
    try {
      session.use(request.database());
      session.apply(settings);
      T answer = work.run(session);
      session.reset(settings);
      return answer;
    } catch (RuntimeException | IOException e) {
      // A new connection costs a millisecond, so no failure is worth tidying up after.
      session.spoil();
      throw e;
    } finally {
      sessions.giveBack(session);
    }
  }

  private static Statements.Kind kind(Session session, byte[] text) {
    return session.connection().classify(text).kind();
  }

  private static void refuseWhatHttpCannot(QueryText facts) {
    if (facts.several()) {
      throw new RequestException(
          RequestException.SYNTAX,
          "Syntax error (Multi-statements are not allowed): send one statement a request."
              + " (SYNTAX_ERROR)");
    }
    if (facts.touchesFiles()) {
      throw new RequestException(
          RequestException.NOT_IMPLEMENTED,
          "INTO OUTFILE and FROM INFILE are not allowed over HTTP. (NOT_IMPLEMENTED)");
    }
  }

  private static void pour(InputStream data, InsertStream stream) throws IOException {
    byte[] buffer = new byte[PIECE];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment piece = arena.allocate(PIECE);
      int read = data.readNBytes(buffer, 0, PIECE);
      while (read > 0) {
        MemorySegment.copy(buffer, 0, piece, ValueLayout.JAVA_BYTE, 0, read);
        if (!stream.append(piece.asSlice(0, read))) {
          return;
        }
        read = data.readNBytes(buffer, 0, PIECE);
      }
    }
  }

  private interface Work<T> {
    T run(Session session) throws IOException;
  }
}
