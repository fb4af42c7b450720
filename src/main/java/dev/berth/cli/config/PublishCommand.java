package dev.berth.cli.config;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Requests;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.compose.ComposeLoader;
import dev.berth.compose.LoadRequest;
import dev.berth.compose.LoadedProject;
import dev.berth.compose.Stage;
import dev.berth.compose.remote.Publication;
import dev.berth.model.values.ImageReference;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.yaml.MapNode;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `berth publish`.
public final class PublishCommand implements Command {
  private final Options options =
      new Options(
          "Publishes the project in a registry, and the images that it builds in theirs. Others run"
              + " it with -f oci://REPOSITORY:TAG, or include it.");

  private final Parameter<@Nullable String> version =
      options.option(
          "--oci-version",
          "VERSION",
          Form.text(),
          "Form of what is published: 1.0, or 1.1, which is the default.");

  private final Parameter<Boolean> digests =
      options.flag("--resolve-image-digests", "Pin images to their digests.");

  private final Parameter<Boolean> withEnvironment =
      options.flag("--with-env", "Publish variables and env files, too.");

  private final Parameter<Boolean> yes =
      options.flag("-y, --yes", "Publish paths that only this machine may have, too.");

  private final Parameter<Boolean> withImages =
      options.flag(
          "--app", "Publish copies of the images, too, each pinned to the digest that it has now.");

  private final Parameter<String> repository =
      options.argument("REPOSITORY[:TAG]", Form.text(""), "Where to.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws InterruptedException {
    ImageReference reference =
        ImageReference.parse(repository.get())
            .filter(parsed -> parsed.digest() == null)
            .orElseThrow(() -> usage("no name of a repository: \"" + repository.get() + "\""));
    Publication.Form form = form();
    LoadRequest request = request(session);
    ComposeLoader loader = Requests.loader(session, request);
    LoadedProject checked = loader.load(request);
    LoadedProject outline =
        loader.outline(request.with().stages(EnumSet.noneOf(Stage.class)).build());
    List<Publication.File> files = files(outline, outline.model());
    PublishedImages images = new PublishedImages(session, checked);
    if (session.globals().dryRun.get()) {
      for (Publication.File file : files) {
        session.problems().note("%s: %s bytes".formatted(file.name(), file.content().length));
      }
      if (withImages.get()) {
        images.references().forEach(image -> session.problems().note(image.familiar()));
      }
      return ExitCode.OK;
    }
    boolean pins = withImages.get() || digests.get();
    if (pins) {
      images.pin(false);
    }
    if (images.push() == ExitCode.INTERRUPTED) {
      return ExitCode.INTERRUPTED;
    }
    if (pins) {
      images.pin(true);
      files = files(outline, images.in(outline.model()));
    }
    Publication publication =
        new Publication(session.console().environment(), text -> Targets.auth(session).login(text));
    String digest =
        withImages.get()
            ? publication.publish(
                reference, files, form, images.references(), CopyNotes.of(session))
            : publication.publish(reference, files, form);
    session.problems().note("%s: published".formatted(reference));
    session.console().out().println(digest);
    return ExitCode.OK;
  }

  /// All services, those of profiles as well.
  private static LoadRequest request(Session session) {
    LoadRequest request = Requests.of(session, List.of(), Stage.ALL);
    return request.with().profiles(List.of("*")).build();
  }

  private List<Publication.File> files(LoadedProject project, MapNode model) {
    return new PublishedFiles(
            java.nio.file.Path.of(project.directory()), withEnvironment.get(), yes.get())
        .of(model);
  }

  private Publication.Form form() {
    return switch (version.get()) {
      case "1.0" -> Publication.Form.OCI_1_0;
      case "1.1" -> Publication.Form.OCI_1_1;
      case null -> Publication.Form.OCI_1_1;
      default -> throw usage("there is no OCI version \"" + version.get() + "\": use 1.0 or 1.1");
    };
  }

  private static ProblemsException usage(String message) {
    return new ProblemsException(Problem.error(Code.USAGE, message));
  }
}
