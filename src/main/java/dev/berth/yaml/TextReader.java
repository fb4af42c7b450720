package dev.berth.yaml;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Constant;

/// Gives a text that is already in memory to the scanner. The reader that it replaces copies what
/// it has read of a value again and again, which takes hours for a value of some megabytes.
final class TextReader extends StreamReader {
  /// What marks hold instead of the text around them: nobody asks for it.
  private static final int[] NO_SNIPPET = {0};

  /// Characters from blank to here neither break lines nor are without width, and all but the last
  /// can be printed.
  private static final char FIRST_UNUSUAL = 0x80;

  private final String text;

  /// The text, if no character takes two `char`s. The scanner looks at each several times.
  private final char[] chars;

  /// The text, if some of its characters take two `char`s.
  private final int @Nullable [] codePoints;

  private final int length;
  private int pointer;
  private int line;
  private int column;
  private int documentIndex;

  /// @throws ReaderException if the text has a character that YAML does not allow
  TextReader(String text) {
    super(new StringReader(""));
    this.text = text;
    this.chars = text.toCharArray();
    boolean wide = false;
    for (int i = 0; i < chars.length; i++) {
      char c = chars[i];
      if (c >= ' ' && c < FIRST_UNUSUAL - 1) {
        continue;
      }
      wide |= Character.isSurrogate(c);
      int codePoint = Character.isSurrogate(c) ? text.codePointAt(i) : c;
      if (!isPrintable(codePoint)) {
        throw new ReaderException("", i, codePoint, "special characters are not allowed");
      }
      i += Character.charCount(codePoint) - 1;
    }
    this.codePoints = wide ? text.codePoints().toArray() : null;
    this.length = codePoints == null ? chars.length : codePoints.length;
  }

  private int at(int position) {
    if (position >= length) {
      return 0;
    }
    return codePoints == null ? chars[position] : codePoints[position];
  }

  @Override
  public Mark getMark() {
    return new Mark("", pointer, line, column, NO_SNIPPET, 0);
  }

  @Override
  public void forward() {
    forward(1);
  }

  @Override
  public void forward(int count) {
    for (int i = 0; i < count && pointer < length; i++) {
      int c = at(pointer++);
      documentIndex++;
      if (c >= ' ' && c < FIRST_UNUSUAL) {
        column++;
      } else if (Constant.LINEBR.has(c) || (c == '\r' && at(pointer) != '\n')) {
        line++;
        column = 0;
      } else if (c != '\uFEFF') {
        column++;
      }
    }
  }

  @Override
  public int peek() {
    return at(pointer);
  }

  @Override
  public int peek(int index) {
    return at(pointer + index);
  }

  @Override
  public String prefix(int count) {
    int end = Math.min(length, pointer + count);
    return codePoints == null
        ? text.substring(pointer, end)
        : new String(codePoints, pointer, end - pointer);
  }

  @Override
  public String prefixForward(int count) {
    String prefix = prefix(count);
    int end = Math.min(length, pointer + count);
    documentIndex += end - pointer;
    column += count;
    pointer = end;
    return prefix;
  }

  @Override
  public int getColumn() {
    return column;
  }

  @Override
  public int getDocumentIndex() {
    return documentIndex;
  }

  @Override
  public void resetDocumentIndex() {
    documentIndex = 0;
  }

  @Override
  public int getIndex() {
    return pointer;
  }

  @Override
  public int getLine() {
    return line;
  }
}
