package dev.berth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Stands before an engine, hands everything on, and keeps what was asked.
public final class RecordingProxy implements AutoCloseable {
  private static final Pattern REQUEST = Pattern.compile("(?m)^([A-Z]+ /\\S*) HTTP/1\\.1\r?$");
  private static final int BUFFER = 64 * 1024;

  private final ServerSocketChannel server;
  private final SocketAddress engine;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  public RecordingProxy(Engine engine) {
    URI uri = engine.uri();
    this.engine =
        uri.getScheme().equals("unix")
            ? UnixDomainSocketAddress.of(uri.getPath())
            : new InetSocketAddress(uri.getHost(), uri.getPort());
    try {
      this.server =
          ServerSocketChannel.open()
              .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /// Where to reach the engine through it.
  public URI uri() {
    return URI.create("tcp://127.0.0.1:" + server.socket().getLocalPort());
  }

  /// Methods and paths, in the order in which they came.
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel client = server.accept();
        SocketChannel target =
            engine instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        target.connect(engine);
        Thread.ofVirtual().start(() -> copy(client, target, true));
        Thread.ofVirtual().start(() -> copy(target, client, false));
      }
    } catch (IOException e) {
      requests.add(e instanceof ClosedChannelException ? "" : "FAILED " + e);
      requests.remove("");
    }
  }

  private void copy(SocketChannel from, SocketChannel to, boolean record) {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try (from;
        to) {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        if (record) {
          Matcher found =
              REQUEST.matcher(
                  new String(buffer.array(), 0, buffer.limit(), StandardCharsets.ISO_8859_1));
          while (found.find()) {
            requests.add(found.group(1));
          }
        }
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
    } catch (IOException e) {
      // The other side is gone, so is the conversation.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
