package dev.berth.docker;

import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Thrown when an engine does not do what it was asked for.
public abstract sealed class DockerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private DockerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// What is wrong and what to do.
  public abstract Problem problem();

  /// No answer: nothing listens there, or the connection broke.
  public static final class Unreachable extends DockerException {
    private static final long serialVersionUID = 1L;

    private final String help;

    Unreachable(String message, @Nullable Throwable cause) {
      this(
          message,
          "start the engine, or point to another one with --host, DOCKER_HOST or a docker context",
          cause);
    }

    Unreachable(String message, String help, @Nullable Throwable cause) {
      super(message, cause);
      this.help = help;
    }

    @Override
    public Problem problem() {
      return Problem.error(Code.ENGINE_UNREACHABLE, String.valueOf(getMessage())).withHelp(help);
    }
  }

  /// The engine answered with an error status.
  public static final class Refused extends DockerException {
    private static final long serialVersionUID = 1L;
    private static final int SERVICE_UNAVAILABLE = 503;

    /// What managers put before a message that one hands on for another.
    private static final Pattern BETWEEN_MANAGERS =
        Pattern.compile("^rpc error: code = \\w+ desc = ");

    private final int status;

    Refused(int status, String message) {
      super(message, null);
      this.status = status;
    }

    /// The HTTP status.
    public int status() {
      return status;
    }

    /// Whether a name was given that more than one thing has.
    public boolean isAmbiguous() {
      return String.valueOf(getMessage()).contains("is ambiguous");
    }

    /// Whether something of a swarm has changed since it was read.
    boolean isOutOfSequence() {
      return String.valueOf(getMessage()).contains("update out of sequence");
    }

    @Override
    public Problem problem() {
      String message = String.valueOf(getMessage());
      if (status == SERVICE_UNAVAILABLE && message.contains("not a swarm manager")) {
        return Problem.error(Code.NOT_A_MANAGER, "this engine is no swarm manager")
            .withHelp(
                "make it one with \"berth swarm init\", or point to a manager with --host or"
                    + " DOCKER_HOST");
      }
      if (status == SERVICE_UNAVAILABLE && message.contains("needs to be unlocked")) {
        return Problem.error(Code.NOT_A_MANAGER, "this manager has restarted and is locked")
            .withHelp("\"berth swarm unlock\" unlocks it with the key of the swarm");
      }
      return Problem.error(Code.ENGINE_REFUSED, BETWEEN_MANAGERS.matcher(message).replaceFirst(""));
    }
  }

  /// The engine began something and could not finish it, such as a pull or a build.
  public static final class Failed extends DockerException {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message, null);
    }

    @Override
    public Problem problem() {
      return Problem.error(Code.ENGINE_REFUSED, String.valueOf(getMessage()));
    }
  }
}
