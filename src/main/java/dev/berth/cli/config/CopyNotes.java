package dev.berth.cli.config;

import dev.berth.cli.session.Session;
import dev.berth.compose.remote.Publication;
import dev.berth.model.values.ImageReference;
import dev.berth.report.Sizes;

/// Notes how images are copied.
final class CopyNotes implements Publication.CopyListener {
  private final Session session;

  private CopyNotes(Session session) {
    this.session = session;
  }

  /// Notes for a session. Given as what listens: to see that a class does that, the JVM would load
  /// both with each command.
  static Publication.CopyListener of(Session session) {
    return new CopyNotes(session);
  }

  @Override
  public void sending(ImageReference image, int blobs, long bytes) {
    note(
        image,
        "sending %s blob%s, %s".formatted(blobs, blobs == 1 ? "" : "s", Sizes.decimal(bytes)));
  }

  @Override
  public void copied(ImageReference image) {
    note(image, "copied");
  }

  private void note(ImageReference image, String text) {
    ImageReference named =
        new ImageReference(
            image.domain(), image.path(), image.tag(), image.tag() == null ? image.digest() : null);
    session.problems().note(named.familiar() + ": " + text);
  }
}
