package io.waymark.serving.document;

import io.waymark.serving.http.Call;
import io.waymark.serving.http.Problems;
import java.io.IOException;

/** Reads a document out of a request. */
public final class DocumentBody {

  private DocumentBody() {}

  /**
   * The document of the call's body.
   *
   * @throws io.waymark.serving.http.ProblemException 400 with the line where it cannot be read, 413
   *     where it is too large, 415 where it is neither YAML nor JSON
   */
  public static Document read(Call call) throws IOException {
    String type = call.header("content-type");
    DocumentFormat format =
        DocumentFormat.of(type)
            .orElseThrow(() ->
                Problems.unsupportedType(
                    "Content-Type is '" + Problems.shown(type) + "'",
                    "send application/yaml or application/json"));
    if (!call.header("content-encoding").matches("|identity")) {
      throw Problems.unsupportedType("this route reads no packed bodies", "send it unpacked");
    }
    byte[] body = call.body().readNBytes(DocumentReader.MAX_BYTES + 1);
    if (body.length > DocumentReader.MAX_BYTES) {
      throw Problems.tooLarge(
          "the document has more than " + DocumentReader.MAX_BYTES + " bytes",
          "leave out what is not needed");
    }
    try {
      return DocumentReader.read(format, body);
    } catch (InvalidDocumentException e) {
      throw malformed(e);
    }
  }

  private static RuntimeException malformed(InvalidDocumentException e) {
    String detail = Problems.shown(String.valueOf(e.getMessage()));
    String hint = "send one document of names and values, without anchors and tags";
    return Problems.malformedBody(
        e.line() == 0 ? detail : "line " + e.line() + ": " + detail,
        hint,
        new LocatedError(e.pointer(), e.line(), detail, hint));
  }
}
