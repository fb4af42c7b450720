package dev.berth.docker;

import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/// Why a connection cannot be used, in the words of what a user can do something about.
final class Breakage {
  private Breakage() {}

  /// What is wrong.
  ///
  /// @param cause what the connection threw
  /// @param tls whether TLS was spoken
  static String of(Throwable cause, boolean tls) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      String message = String.valueOf(each.getMessage());
      String lower = message.toLowerCase(Locale.ROOT);
      switch (each) {
        case UnknownHostException _ -> {
          return "there is no such host";
        }
        case AccessDeniedException _ -> {
          return "permission denied";
        }
        case NoSuchFileException _ -> {
          return "there is no such socket";
        }
        case SSLException _ -> {
          return secured(message, lower);
        }
        default -> {}
      }
      if (!tls && lower.contains("http request to an https server")) {
        return "it speaks TLS: set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH";
      }
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static String secured(String message, String lower) {
    if (lower.contains("pkix")) {
      return "its certificate is not vouched for by ca.pem";
    }
    if (lower.contains("certificate_required") || lower.contains("bad_certificate")) {
      return "it does not accept the client's cert.pem (" + message + ")";
    }
    if (lower.contains("unsupported or unrecognized ssl message")
        || lower.contains("record_overflow")) {
      return "it does not speak TLS: unset DOCKER_TLS_VERIFY";
    }
    if (lower.contains("subject alternative name") || lower.contains("no name matching")) {
      return "its certificate is for another host (" + message + ")";
    }
    return message;
  }
}
