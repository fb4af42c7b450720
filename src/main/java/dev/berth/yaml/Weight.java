package dev.berth.yaml;

/// How much a tree asks for once all that it shares is written out: each value counts one, long
/// texts count more.
public final class Weight {
  /// A configuration is never heavier than this.
  public static final long MAX = 500_000;

  /// So many characters count as much as a value.
  private static final int CHARACTERS = 16;

  private Weight() {}

  static long of(String text) {
    return 1L + text.length() / CHARACTERS;
  }

  /// The weight of a tree.
  public static long of(Node node) {
    return switch (node) {
      case MapNode map -> {
        long sum = 1;
        for (MapNode.Entry entry : map.entries()) {
          sum += of(entry.key()) + of(entry.value());
        }
        yield sum;
      }
      case ListNode list -> {
        long sum = 1;
        for (Node item : list.items()) {
          sum += of(item);
        }
        yield sum;
      }
      case ScalarNode scalar -> of(scalar.text());
      case UnsoundNode unsound -> 1;
    };
  }
}
