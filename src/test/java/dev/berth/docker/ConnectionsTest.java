package dev.berth.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests to a server that answers what each test says, byte for byte.
class ConnectionsTest {
  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private ServerSocket server;
  private Connections connections;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    URI uri = URI.create("tcp://127.0.0.1:" + server.getLocalPort());
    connections = new Connections(new Endpoint(uri, null));
  }

  @AfterEach
  void stop() throws IOException {
    connections.close();
    server.close();
  }

  @Test
  void aConnectionIsUsedAgainWhenItsAnswerWasRead() throws IOException {
    answer(List.of(HELLO, HELLO));

    assertThat(text(connections.send(Call.get("_ping"), "/_ping"))).isEqualTo("hello");
    assertThat(text(connections.send(Call.post("x"), "/x"))).isEqualTo("hello");

    assertThat(requests.poll()).isEqualTo("1 GET /_ping HTTP/1.1");
    assertThat(requests.poll()).isEqualTo("1 POST /x HTTP/1.1");
  }

  @Test
  void anAnswerThatIsNotReadKeepsItsConnection() throws IOException {
    answer(List.of(HELLO), List.of(HELLO));

    HttpAnswer first = connections.send(Call.get("a"), "/a");
    assertThat(text(connections.send(Call.get("b"), "/b"))).isEqualTo("hello");
    first.body().close();

    assertThat(requests.poll()).isEqualTo("1 GET /a HTTP/1.1");
    assertThat(requests.poll()).isEqualTo("2 GET /b HTTP/1.1");
  }

  @Test
  void aConnectionThatWasEndedMeanwhileIsReplaced() throws IOException {
    answer(List.of(HELLO), List.of(HELLO));

    text(connections.send(Call.get("a"), "/a"));
    assertThat(text(connections.send(Call.get("b"), "/b"))).isEqualTo("hello");

    assertThat(requests.poll()).isEqualTo("1 GET /a HTTP/1.1");
    assertThat(requests.poll()).isEqualTo("2 GET /b HTTP/1.1");
  }

  @Test
  void aBodyMayComeInPieces() throws IOException {
    String pieces = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    answer(List.of(pieces + "3;x=y\r\nhel\r\n2\r\nlo\r\n0\r\nSum: 1\r\n\r\n", HELLO));

    assertThat(text(connections.send(Call.get("a"), "/a"))).isEqualTo("hello");
    assertThat(text(connections.send(Call.get("b"), "/b"))).isEqualTo("hello");

    requests.poll();
    assertThat(requests.poll()).isEqualTo("1 GET /b HTTP/1.1");
  }

  @Test
  void aBodyWithoutALengthGoesOnUntilTheEndOfTheConnection() throws IOException {
    answer(List.of("HTTP/1.1 200 OK\r\n\r\nhello"));

    assertThat(text(connections.send(Call.get("a"), "/a"))).isEqualTo("hello");
  }

  @Test
  void anAnswerToNothingButTheHeadHasNoBody() throws IOException {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nApi-Version: 1.41\r\n\r\n";
    answer(List.of(head, "HTTP/1.1 304 Not Modified\r\n\r\n", HELLO));

    HttpAnswer answer = connections.send(Call.head("a"), "/a");
    assertThat(text(answer)).isEmpty();
    assertThat(answer.headers().find("api-version")).isEqualTo("1.41");
    assertThat(text(connections.send(Call.post("b"), "/b"))).isEmpty();
    assertThat(text(connections.send(Call.get("c"), "/c"))).isEqualTo("hello");
  }

  @Test
  void anAnswerThatBreaksOffIsAnError() throws IOException {
    answer(List.of("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel"));

    HttpAnswer answer = connections.send(Call.get("a"), "/a");
    assertThatThrownBy(() -> text(answer)).isInstanceOf(EOFException.class);
  }

  @Test
  void whatIsNoHttpIsAnError() throws IOException {
    answer(List.of("SSH-2.0-OpenSSH_9.2\r\n"));

    assertThatThrownBy(() -> connections.send(Call.get("a"), "/a"))
        .isInstanceOf(IOException.class)
        .hasMessage("no answer in HTTP: SSH-2.0-OpenSSH_9.2");
  }

  @Test
  void aBodyOfUnknownLengthIsSentInPieces() throws IOException {
    answer(List.of(HELLO));
    InputStream content = new ByteArrayInputStream(new byte[100_000]);

    Call call = Call.post("build").body(content, "application/x-tar");
    assertThat(text(connections.send(call, "/build"))).isEqualTo("hello");

    assertThat(requests.poll()).isEqualTo("1 POST /build HTTP/1.1");
  }

  private static String text(HttpAnswer answer) throws IOException {
    return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// Takes a connection for each list, and ends it after the answers of the list.
  @SafeVarargs
  private void answer(List<String>... connectionsOfAnswers) {
    Thread.ofVirtual()
        .start(() -> {
          int number = 0;
          for (List<String> answers : connectionsOfAnswers) {
            number++;
            try (Socket socket = server.accept()) {
              HttpInput input = new HttpInput(socket.getInputStream());
              for (String answer : answers) {
                requests.add(number + " " + request(input));
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
              }
            } catch (IOException e) {
              requests.add(number + " " + e);
            }
          }
        });
  }

  /// Reads a whole request and returns its first line.
  private static String request(HttpInput input) throws IOException {
    String first = input.line();
    boolean inPieces = false;
    for (String line = input.line(); !line.isEmpty(); line = input.line()) {
      inPieces |= line.equals("Transfer-Encoding: chunked");
    }
    while (inPieces) {
      int length = Integer.parseInt(input.line(), 16);
      input.skipNBytes(length);
      input.line();
      inPieces = length > 0;
    }
    return first;
  }
}
