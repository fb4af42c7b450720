package dev.berth.compose.files;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.problem.Source;
import dev.berth.problem.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Texts in UTF-8, of a size that a configuration may have.
public final class Utf8 {
  /// A configuration is never larger than this.
  public static final int MAX_BYTES = 8 << 20;

  /// Stands for what is not encoded in UTF-8, unless a text really has it.
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /// The whole text of a stream.
  ///
  /// @param name what the user calls it
  /// @param reason the place that asks for it, if one does
  /// @throws ProblemsException if it is larger than [#MAX_BYTES] or not encoded in UTF-8
  public static String read(InputStream stream, String name, @Nullable Span reason)
      throws IOException {
    byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      Source beginning = new Source(name, "", reason);
      throw new ProblemsException(
          Problem.error(Code.TOO_LARGE, name + " is larger than 8 MiB")
              .at(Path.ROOT, Span.point(beginning, 1, 1))
              .withHelp("a configuration is text of some kilobytes: name another file"));
    }
    return decode(bytes, name, reason);
  }

  private static String decode(byte[] bytes, String name, @Nullable Span reason) {
    String lenient = new String(bytes, StandardCharsets.UTF_8);
    return lenient.indexOf(REPLACEMENT) < 0 ? lenient : decodeStrictly(bytes, name, reason);
  }

  private static String decodeStrictly(byte[] bytes, String name, @Nullable Span reason) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (!result.isError()) {
      return text;
    }
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    int column = 1 + text.codePointCount(text.lastIndexOf('\n') + 1, text.length());
    Source source = new Source(name, new String(bytes, StandardCharsets.UTF_8), reason);
    String found = String.format("%02X", bytes[in.position()]);
    throw new ProblemsException(
        Problem.error(Code.YAML_SYNTAX, "the byte 0x" + found + " does not belong to UTF-8")
            .at(Path.ROOT, Span.point(source, line, column))
            .withHelp("save the file as plain UTF-8 text"));
  }
}
