package dev.berth.compose.remote;

import dev.berth.problem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Working trees of git repositories, each named after its commit.
final class Checkouts {
  private static final String KIND = "git";
  private static final List<String> NAMES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

  private final RemoteCache cache;
  private final Git git;

  /// What was said in place of those that said nothing.
  private final Map<String, Git.Answer> silent = new HashMap<>();

  Checkouts(RemoteCache cache, Git git) {
    this.cache = cache;
    this.git = git;
  }

  /// A revision of a repository.
  ///
  /// @param wanted what to ask the repository for: a commit, or the full name of a reference
  /// @param commit the commit that it means
  private record Revision(String wanted, String commit) {}

  /// The Compose file that a reference means.
  String file(GitReference reference) {
    Path top = cache.place(KIND, "tree");
    if (!top.resolve(reference.path()).normalize().startsWith(top)) {
      throw outside(reference);
    }
    Revision revision =
        reference.isPinned()
            ? new Revision(reference.revision(), reference.revision())
            : resolve(reference);
    Path tree = cache.place(KIND, revision.commit());
    if (!Files.isDirectory(tree)) {
      if (reference.isPinned()) {
        ask(reference, "HEAD"); // a silent host shows much sooner than by what it does not send
      }
      tree = checkOut(reference, revision);
    }
    return within(tree, reference);
  }

  private Revision resolve(GitReference reference) {
    String name = reference.revision();
    Git.Answer answer = ask(reference, name, name + "^{}");
    Map<String, String> commits = new HashMap<>();
    for (String line : answer.output().lines().toList()) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        commits.put(line.substring(tab + 1), line.substring(0, tab));
      }
    }
    // The order in which git itself understands a short name.
    for (String full : List.of(name, "refs/" + name, "refs/tags/" + name, "refs/heads/" + name)) {
      String found = commits.getOrDefault(full + "^{}", commits.get(full));
      if (found != null && found.matches("[0-9a-f]{40,64}")) {
        return new Revision(full, found);
      }
    }
    throw new NotFetched(
        name.equals("HEAD")
            ? "the repository " + reference.shown() + " has no default branch"
            : "the repository " + reference.shown() + " has no branch or tag \"" + name + "\"",
        "name a branch, a tag, or a commit by its whole hash");
  }

  /// Asks a repository what it has. A host that was silent once is not asked again.
  private Git.Answer ask(GitReference reference, String... names) {
    Git.Answer answer = silent.get(reference.host());
    if (answer == null) {
      List<String> words = new ArrayList<>(List.of("ls-remote", "--", reference.address()));
      words.addAll(List.of(names));
      answer = git.run(Git.TO_ANSWER, words.toArray(String[]::new));
      if (!answer.ended()) {
        silent.put(reference.host(), answer);
      }
    }
    if (!answer.succeeded()) {
      throw unreachable(reference, answer);
    }
    return answer;
  }

  private Path checkOut(GitReference reference, Revision revision) {
    Path scratch = cache.scratch();
    try {
      String tree = scratch.toString();
      String format = revision.commit().length() == 64 ? "sha256" : "sha1";
      succeed(reference, "init", "--quiet", "--template=", "--object-format=" + format, tree);
      succeed(
          reference,
          "-C",
          tree,
          "fetch",
          "--quiet",
          "--depth=1",
          "--no-tags",
          "--no-recurse-submodules",
          "--",
          reference.address(),
          revision.wanted());
      String commit =
          succeed(reference, "-C", tree, "rev-parse", "--verify", "FETCH_HEAD^{commit}").strip();
      succeed(reference, "-C", tree, "checkout", "--quiet", "--detach", commit);
      Path place = cache.place(KIND, commit);
      cache.keep(scratch, place);
      return place;
    } finally {
      RemoteCache.remove(scratch);
    }
  }

  private String succeed(GitReference reference, String... arguments) {
    Git.Answer answer = git.run(Git.TO_FETCH, arguments);
    if (!answer.succeeded()) {
      throw unreachable(reference, answer);
    }
    return answer.output();
  }

  private static NotFetched unreachable(GitReference reference, Git.Answer answer) {
    return new NotFetched(
        "the repository " + reference.shown() + " cannot be fetched: " + answer.complaint(),
        "try git ls-remote " + reference.shown());
  }

  private static String within(Path tree, GitReference reference) {
    Path file = tree.resolve(reference.path()).normalize();
    try {
      if (!Files.exists(file)) {
        throw missing("there is no " + reference.path() + " in", reference);
      }
      if (!file.toRealPath().startsWith(tree.toRealPath())) {
        throw outside(reference);
      }
    } catch (IOException e) {
      throw missing(reference.path() + " cannot be read in", reference);
    }
    if (!Files.isDirectory(file)) {
      return file.toString();
    }
    for (String name : NAMES) {
      if (Files.isRegularFile(file.resolve(name))) {
        return file.resolve(name).toString();
      }
    }
    throw missing(
        reference.path().isEmpty()
            ? "there is no Compose file in"
            : "there is no Compose file below " + reference.path() + " in",
        reference);
  }

  private static NotFetched outside(GitReference reference) {
    return new NotFetched(
        Code.OUTSIDE_REMOTE,
        "\"" + reference.path() + "\" leads out of the repository " + reference.shown(),
        "name a path below the top of the repository");
  }

  private static NotFetched missing(String what, GitReference reference) {
    return new NotFetched(
        Code.FILE_NOT_FOUND,
        what + " " + reference.shown() + " at " + reference.revision(),
        "name the file after a colon: #" + reference.revision() + ":path/compose.yaml");
  }
}
