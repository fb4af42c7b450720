package dev.berth.compose.files;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A text that is fetched when it is first needed.
public final class Once implements Supplier<String> {
  private final Supplier<String> source;
  private @Nullable String text;

  public Once(Supplier<String> source) {
    this.source = source;
  }

  @Override
  public String get() {
    String known = text;
    if (known == null) {
      known = source.get();
      text = known;
    }
    return known;
  }
}
