package dev.berth.problem;

/// A stretch of a [Source], lines and columns counted from 1, the end exclusive.
///
/// @param source the text it lies in
/// @param line first line, from 1
/// @param column first column, from 1, counted in code points
/// @param endLine line of the end
/// @param endColumn column just past the end
public record Span(Source source, int line, int column, int endLine, int endColumn) {

  /// A single point: the caret is one column wide.
  public static Span point(Source source, int line, int column) {
    return new Span(source, line, column, line, column + 1);
  }

  /// `file:line:column`, as compilers print it and editors understand it.
  @Override
  public String toString() {
    return source.name() + ":" + line + ":" + column;
  }
}
