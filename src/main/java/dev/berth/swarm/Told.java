package dev.berth.swarm;

import java.util.function.Consumer;

/// Passes news on, and each of them only once in a row.
final class Told {
  private final Consumer<String> progress;
  private String last = "";

  Told(Consumer<String> progress) {
    this.progress = progress;
  }

  void tell(String text) {
    if (!text.equals(last)) {
      last = text;
      progress.accept(text);
    }
  }
}
