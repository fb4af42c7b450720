package dev.berth.docker;

import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jspecify.annotations.Nullable;

/// What TLS is spoken with: the authority that vouches for the engine, and what the client shows of
/// itself.
///
/// @param directory holds `ca.pem`, and `cert.pem` with `key.pem`; what is not there is not used,
///   but for `ca.pem`, in whose place the authorities of the JVM count
public record Certificates(Path directory) {
  private static final char[] NO_PASSWORD = new char[0];

  /// The certificates in a directory that somebody named.
  ///
  /// @param named what named it, for people
  /// @throws ProblemsException if there is nothing of the kind
  static Certificates in(Path directory, String named) {
    if (!Files.isDirectory(directory)) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "there is no directory " + directory + " with certificates")
              .withHelp(named + " names it; it has to hold ca.pem, cert.pem and key.pem"));
    }
    for (String name : new String[] {"ca.pem", "cert.pem", "key.pem"}) {
      if (!Files.isReadable(directory.resolve(name))) {
        throw new ProblemsException(
            Problem.error(Code.USAGE, "cannot read " + directory.resolve(name))
                .withHelp(
                    named + " asks for TLS, with ca.pem, cert.pem and key.pem in that directory"));
      }
    }
    return new Certificates(directory);
  }

  /// Them as the JVM takes them.
  ///
  /// @throws ProblemsException if a file is not what its name says
  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(), trust(), null);
      return context;
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw unreadable(directory, e);
    }
  }

  private KeyManager @Nullable [] keys() throws GeneralSecurityException, IOException {
    Path key = directory.resolve("key.pem");
    Path certificate = directory.resolve("cert.pem");
    if (!Files.exists(key) || !Files.exists(certificate)) {
      return null;
    }
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "client", privateKey(key), NO_PASSWORD, read(certificate).toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private TrustManager @Nullable [] trust() throws GeneralSecurityException, IOException {
    Path authority = directory.resolve("ca.pem");
    if (!Files.exists(authority)) {
      return null;
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore store = emptyStore();
    for (Certificate certificate : read(authority)) {
      store.setCertificateEntry("authority-" + store.size(), certificate);
    }
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private static Collection<? extends Certificate> read(Path file)
      throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new GeneralSecurityException(file.getFileName() + " holds no certificate");
      }
      return found;
    }
  }

  /// A key in any of the forms that `openssl` writes.
  private static PrivateKey privateKey(Path file) throws GeneralSecurityException, IOException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    try (PEMParser parser = new PEMParser(Files.newBufferedReader(file))) {
      for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
        if (found instanceof PEMKeyPair pair) {
          return converter.getPrivateKey(pair.getPrivateKeyInfo());
        }
        if (found instanceof PrivateKeyInfo key) {
          return converter.getPrivateKey(key);
        }
      }
    }
    throw new GeneralSecurityException(file.getFileName() + " holds no private key");
  }

  private static ProblemsException unreadable(Path directory, Exception cause) {
    return new ProblemsException(
        Problem.error(
                Code.USAGE, "the certificates in " + directory + " cannot be used: " + why(cause))
            .withHelp("ca.pem, cert.pem and key.pem are PEM files; the key has no passphrase"));
  }

  private static String why(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
