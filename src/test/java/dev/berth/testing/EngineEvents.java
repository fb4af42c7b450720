package dev.berth.testing;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventActor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// What an engine says has happened.
public final class EngineEvents {
  private static final int NANO_DIGITS = 9;
  private static final String PROJECT_LABEL = "com.docker.compose.project";

  private EngineEvents() {}

  /// Kinds of things and what happened to them, such as `container create`. What happened to the
  /// containers of other projects is left out: others use the engine of the machine too.
  public static List<String> between(Engine engine, String project, Instant since, Instant until) {
    List<String> events = new CopyOnWriteArrayList<>();
    try (var listener =
        new ResultCallback.Adapter<Event>() {
          @Override
          public void onNext(Event event) {
            if (!ofAnotherThan(project, event)) {
              events.add(event.getType() + " " + event.getAction());
            }
          }
        }) {
      engine
          .client()
          .eventsCmd()
          .withSince(text(since))
          .withUntil(text(until))
          .exec(listener)
          .awaitCompletion();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return List.copyOf(events);
  }

  private static boolean ofAnotherThan(String project, Event event) {
    EventActor actor = event.getActor();
    Map<String, String> attributes = actor == null ? null : actor.getAttributes();
    return attributes != null && !attributes.getOrDefault(PROJECT_LABEL, project).equals(project);
  }

  private static String text(Instant instant) {
    return instant.getEpochSecond()
        + "."
        + String.format("%0" + NANO_DIGITS + "d", instant.getNano());
  }
}
