package dev.berth.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/// Speaks TLS in front of an engine, as a dockerd with `--tlsverify` does, or of a registry: it has
/// a certificate of its own authority, and lets in to an engine only who shows one as well.
public final class TlsProxy implements AutoCloseable {
  private final Authority authority = new Authority();
  private final SSLServerSocket server;
  private final InetSocketAddress behind;

  private TlsProxy(InetSocketAddress behind, String host, boolean clientsShowCertificates) {
    this.behind = behind;
    try {
      Authority.Issued own = authority.issue("server", host);
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own.store(authority), Authority.PASSWORD);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authority.trusted());
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      server =
          (SSLServerSocket)
              context
                  .getServerSocketFactory()
                  .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
      server.setNeedClientAuth(clientsShowCertificates);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /// In front of an engine that listens on TCP.
  ///
  /// @param host address that its certificate is for
  public static TlsProxy before(Engine engine, String host) {
    return new TlsProxy(
        new InetSocketAddress(engine.uri().getHost(), engine.uri().getPort()), host, true);
  }

  /// In front of a registry of this machine.
  public static TlsProxy before(PrivateRegistry registry) {
    URI address = URI.create("http://" + registry.name());
    return new TlsProxy(
        new InetSocketAddress(address.getHost(), address.getPort()), "127.0.0.1", false);
  }

  public String uri() {
    return "tcp://" + name();
  }

  /// Host and port.
  public String name() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /// Writes `ca.pem`, `cert.pem` and `key.pem` of a client that it lets in.
  public Path writeCertificates(Path directory) {
    try {
      Files.createDirectories(directory);
      Authority.Issued client = authority.issue("client", "127.0.0.1");
      Authority.write(
          directory.resolve("ca.pem"), "CERTIFICATE", authority.certificate().getEncoded());
      Authority.write(
          directory.resolve("cert.pem"), "CERTIFICATE", client.certificate().getEncoded());
      Authority.write(
          directory.resolve("key.pem"), "PRIVATE KEY", client.keys().getPrivate().getEncoded());
      return directory;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> forward(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void forward(Socket client) {
    try (client;
        Socket there = new Socket()) {
      there.connect(behind);
      Thread up = Thread.ofVirtual().start(() -> copy(client, there));
      copy(there, client);
      up.join();
    } catch (IOException ended) {
      // as if the engine had ended it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
      to.shutdownOutput();
    } catch (IOException ended) {
      // the other side went away
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
