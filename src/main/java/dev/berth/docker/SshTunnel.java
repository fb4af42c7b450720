package dev.berth.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// An engine behind ssh, reached as the Docker CLI reaches it: by `docker system dial-stdio` on the
/// other side. Each connection to a local socket is an `ssh` of its own, with the user's keys,
/// agent and `~/.ssh/config`.
final class SshTunnel implements AutoCloseable {
  /// An sshd drops connections at random when too many log in at once.
  private static final int LOGINS_AT_ONCE = 6;

  /// The last lines say what went wrong; those before may be the greeting of the other machine, or
  /// long explanations of what a changed key may mean.
  private static final int LINES_OF_A_COMPLAINT = 2;

  private final URI uri;
  private final Path directory;
  private final ServerSocketChannel server;
  private final Semaphore logins = new Semaphore(LOGINS_AT_ONCE);
  private final Set<Process> processes = ConcurrentHashMap.newKeySet();
  private volatile @Nullable String complaint;

  private SshTunnel(URI uri) throws IOException {
    this.uri = uri;
    this.directory = Files.createTempDirectory("berth-ssh");
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket()));
    Together.begin("ssh-accept", this::accept);
  }

  /// Opens the local end; nothing is sent before something connects to it.
  ///
  /// @param uri `ssh://[user@]host[:port][/path/of/the/socket]`
  static SshTunnel to(URI uri) {
    try {
      return new SshTunnel(uri);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is run for each connection.
  static List<String> command(URI uri) {
    List<String> command = new ArrayList<>(List.of("ssh", "-o", "ConnectTimeout=30", "-T"));
    command.addAll(login(uri));
    command.addAll(List.of("--", uri.getHost(), "docker"));
    command.addAll(socket(uri));
    command.addAll(List.of("system", "dial-stdio"));
    return command;
  }

  private static List<String> login(URI uri) {
    List<String> login = new ArrayList<>();
    if (uri.getUserInfo() != null) {
      login.addAll(List.of("-l", uri.getUserInfo()));
    }
    if (uri.getPort() > 0) {
      login.addAll(List.of("-p", String.valueOf(uri.getPort())));
    }
    return login;
  }

  private static List<String> socket(URI uri) {
    String path = uri.getPath();
    return path == null || path.isEmpty() || path.equals("/")
        ? List.of()
        : List.of("--host", "unix://" + path);
  }

  /// What a user calls to find out what is wrong.
  String attempt() {
    List<String> words = new ArrayList<>(List.of("ssh"));
    words.addAll(login(uri));
    words.addAll(List.of(uri.getHost(), "docker"));
    words.addAll(socket(uri));
    words.add("version");
    return String.join(" ", words);
  }

  /// The local end.
  Endpoint endpoint() {
    return new Endpoint(URI.create("unix://" + socket()), null);
  }

  /// What `ssh` said when it last failed; absent if it did not.
  @Nullable String complaint() {
    return complaint;
  }

  private Path socket() {
    return directory.resolve("docker.sock");
  }

  private void accept() {
    while (true) {
      SocketChannel local;
      try {
        local = server.accept();
      } catch (IOException closed) {
        return;
      }
      Together.begin("ssh-dial", () -> dial(local));
    }
  }

  private void dial(SocketChannel local) {
    Wire.Plain wire = new Wire.Plain(local);
    try (wire) {
      logins.acquire();
      Login login = new Login();
      try {
        Process process = new ProcessBuilder(command(uri)).start();
        processes.add(process);
        Thread up = Together.begin("ssh-send", () -> send(wire, process));
        Thread errors = Together.begin("ssh-errors", () -> listen(process));
        receive(process, wire, login);
        process.waitFor();
        errors.join(); // what is wrong is known before the connection ends
        processes.remove(process);
        wire.endOutput();
        up.interrupt();
      } finally {
        login.done();
      }
    } catch (IOException e) {
      complaint = "ssh cannot be run: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Login {
    private boolean done;

    void done() {
      if (!done) {
        done = true;
        logins.release();
      }
    }
  }

  private static void send(Wire.Plain wire, Process process) {
    try (OutputStream out = process.getOutputStream();
        InputStream in = wire.input()) {
      byte[] buffer = new byte[16_384];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException ended) {
      // the other direction tells why
    }
  }

  private static void receive(Process process, Wire.Plain wire, Login login) {
    try (InputStream in = process.getInputStream()) {
      OutputStream out = wire.output();
      byte[] buffer = new byte[16_384];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        login.done();
        out.write(buffer, 0, read);
      }
    } catch (IOException ended) {
      process.destroy();
    }
  }

  private void listen(Process process) {
    try (InputStream in = process.getErrorStream()) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      if (!lines.isEmpty()) {
        int first = Math.max(0, lines.size() - LINES_OF_A_COMPLAINT);
        complaint = String.join("; ", lines.subList(first, lines.size()));
      }
    } catch (IOException ended) {
      // nothing more to be heard
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      processes.forEach(Process::destroy);
      Files.deleteIfExists(socket());
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
