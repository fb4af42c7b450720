package dev.berth.cli.listing;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Interrupts;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.docker.Event;
import dev.berth.docker.EventStream;
import dev.berth.engine.ProjectEvents;
import dev.berth.report.JsonText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `berth events`.
public final class EventsCommand implements Command {
  private final Options options =
      new Options("Shows what happens to the containers of the project.");

  private static final long NANOS = 1_000_000_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  /// RFC 3339 without zeros at the end of the fraction, in the zone of the caller.
  private static final DateTimeFormatter EXACT_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("XXX")
          .toFormatter(Locale.ROOT);

  private final Parameter<Boolean> json = options.flag("--json", "One JSON object on each line.");

  private final Parameter<@Nullable String> since =
      options.option(
          "--since",
          "TIME",
          Form.text(),
          "Since a time, or how long ago, such as 10m. Default: now.");

  private final Parameter<@Nullable String> until =
      options.option("--until", "TIME", Form.text(), "Until a time. Default: for ever.");

  private final Parameter<List<String>> services =
      options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    String project = new Projects(session).name(services.get());
    AtomicBoolean ended = new AtomicBoolean();
    try (Docker docker = Targets.docker(session);
        EventStream events =
            docker
                .events()
                .open(
                    ProjectEvents.filters(project),
                    PointInTime.of("--since", since.get()),
                    PointInTime.of("--until", until.get()))) {
      Runnable end = () -> end(events, ended);
      try (Interrupts _ = Interrupts.watch(end, end)) {
        for (var event = events.next(); event.isPresent(); event = events.next()) {
          String service = ProjectEvents.service(event.get());
          if (ProjectEvents.shown(event.get())
              && (services.get().isEmpty() || services.get().contains(service))) {
            session.console().out().println(json.get() ? json(event.get()) : text(event.get()));
            session.console().out().flush();
          }
        }
      }
      return ended.get() ? ExitCode.INTERRUPTED : ExitCode.OK;
    }
  }

  private static void end(EventStream events, AtomicBoolean ended) {
    ended.set(true);
    events.close();
  }

  private static ZonedDateTime time(Event event) {
    return Instant.ofEpochSecond(event.nanoseconds() / NANOS, event.nanoseconds() % NANOS)
        .atZone(ZoneId.systemDefault());
  }

  private static String json(Event event) {
    JsonText attributes = new JsonText().open();
    ProjectEvents.attributes(event).forEach(attributes::field);
    return new JsonText()
        .open()
        .field("action", event.action())
        .raw("attributes", attributes.close())
        .field("id", event.id())
        .field("service", ProjectEvents.service(event))
        .field("time", EXACT_TIME.format(time(event)))
        .field("type", event.type())
        .close();
  }

  private static String text(Event event) {
    return "%s %s %s %s (%s)"
        .formatted(
            TIME.format(time(event)),
            event.type(),
            event.action(),
            event.id(),
            ProjectEvents.attributes(event).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", ")));
  }
}
