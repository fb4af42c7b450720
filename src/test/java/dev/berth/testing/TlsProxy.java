package dev.berth.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Speaks TLS in front of an engine, as a dockerd with `--tlsverify` does, or of a registry: it has
/// a certificate of its own authority, and lets in to an engine only who shows one as well.
public final class TlsProxy implements AutoCloseable {
  private static final char[] PASSWORD = "test".toCharArray();

  private final Authority authority = new Authority();
  private final SSLServerSocket server;
  private final InetSocketAddress behind;

  private TlsProxy(InetSocketAddress behind, String host, boolean clientsShowCertificates) {
    this.behind = behind;
    try {
      Issued own = authority.issue("server", host);
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own.store(authority.certificate), PASSWORD);
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
      Issued client = authority.issue("client", "127.0.0.1");
      write(directory.resolve("ca.pem"), "CERTIFICATE", authority.certificate.getEncoded());
      write(directory.resolve("cert.pem"), "CERTIFICATE", client.certificate.getEncoded());
      write(directory.resolve("key.pem"), "PRIVATE KEY", client.keys.getPrivate().getEncoded());
      return directory;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String kind, byte[] content) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(kind, body));
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

  private record Issued(KeyPair keys, X509Certificate certificate) {
    KeyStore store(X509Certificate issuer) throws GeneralSecurityException, IOException {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, PASSWORD);
      store.setKeyEntry(
          "own", keys.getPrivate(), PASSWORD, new X509Certificate[] {certificate, issuer});
      return store;
    }
  }

  private static final class Authority {
    private final KeyPair keys = newKeys();
    private final X509Certificate certificate = sign("authority", keys, null, true);

    Issued issue(String name, String address) {
      KeyPair own = newKeys();
      return new Issued(own, sign(name, own, address, false));
    }

    KeyStore trusted() throws GeneralSecurityException, IOException {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, PASSWORD);
      store.setCertificateEntry("authority", certificate);
      return store;
    }

    private X509Certificate sign(
        String name,
        KeyPair subject,
        @org.jspecify.annotations.Nullable String address,
        boolean authority) {
      try {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder =
            new JcaX509v3CertificateBuilder(
                new X500Principal("CN=authority"),
                BigInteger.valueOf(now.toEpochMilli() + name.hashCode()),
                Date.from(now.minusSeconds(3600)),
                Date.from(now.plusSeconds(86_400)),
                new X500Principal("CN=" + name),
                subject.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (address != null) {
          builder.addExtension(
              Extension.subjectAlternativeName,
              false,
              new GeneralNames(new GeneralName(GeneralName.iPAddress, address)));
        }
        return new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
      } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
        throw new IllegalStateException(e);
      }
    }

    private static KeyPair newKeys() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
