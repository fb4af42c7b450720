package dev.berth.compose.remote;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Requests over HTTP, each bounded in size and time.
///
/// `HttpURLConnection` and not `java.net.http`: it limits how long a body may stall, and needs
/// neither threads nor futures.
final class Web {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration WHOLE = Duration.ofMinutes(2);

  /// How long who got a large body may take to say that it has it.
  private static final Duration STORING = Duration.ofMinutes(5);

  private static final int MAX_REDIRECTS = 5;
  private static final int MAX_SHORT = 1 << 20;
  private static final int CHUNK = 16 << 10;

  private final Proxies proxies;

  /// Who did not answer, and is not asked again.
  private final Set<String> silent = new HashSet<>();

  Web(Proxies proxies) {
    this.proxies = proxies;
  }

  /// Nobody answered.
  static final class Silence extends IOException {
    private static final long serialVersionUID = 1L;

    Silence() {
      super("no answer within " + SILENCE.toSeconds() + " seconds");
    }
  }

  /// An answer.
  ///
  /// @param body empty unless the status is 200
  /// @param headers by their name in lower case
  @SuppressWarnings("ArrayRecordComponent") // answers are read, never compared
  record Answer(int status, Map<String, String> headers, byte[] body) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  /// An answer whose body is read as it comes. Who reads it closes it.
  ///
  /// @param answer without its body
  /// @param size bytes of the body; negative if they are not told
  record Download(Answer answer, long size, InputStream body) implements Closeable {
    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /// Gets what is at an address, following redirects. Credentials stay with the first host.
  ///
  /// @param limit bytes that the body may have
  /// @throws IOException if there is no answer, or more than the limit
  Answer get(URI address, Map<String, String> headers, int limit) throws IOException {
    long start = System.nanoTime();
    HttpURLConnection connection = follow(address, headers);
    try {
      return answer(connection, limit, start);
    } catch (SocketTimeoutException e) {
      throw silence(address, e);
    } finally {
      connection.disconnect();
    }
  }

  /// As [#get], for what is too large to be held, and may take its time.
  Download open(URI address, Map<String, String> headers) throws IOException {
    HttpURLConnection connection = follow(address, headers);
    boolean found = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    return new Download(
        new Answer(connection.getResponseCode(), headers(connection), new byte[0]),
        connection.getContentLengthLong(),
        found ? connection.getInputStream() : InputStream.nullInputStream());
  }

  private HttpURLConnection follow(URI address, Map<String, String> headers) throws IOException {
    URI at = address;
    Map<String, String> sent = new TreeMap<>(headers);
    for (int i = 0; i <= MAX_REDIRECTS; i++) {
      HttpURLConnection connection = connection("GET", at, sent);
      int status;
      try {
        status = connection.getResponseCode();
      } catch (SocketTimeoutException e) {
        throw silence(at, e);
      }
      String location = connection.getHeaderField("Location");
      if (status / 100 != 3 || location == null) {
        return connection;
      }
      connection.disconnect();
      URI next = target(at, location);
      if (!next.getAuthority().equals(at.getAuthority())) {
        sent.remove("Authorization");
      }
      at = next;
    }
    throw new IOException("redirected too often");
  }

  private static URI target(URI from, String location) throws IOException {
    URI next;
    try {
      next = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new IOException("redirected to an address that cannot be read", e);
    }
    boolean secure = "https".equals(next.getScheme());
    boolean local = Loopback.is(String.valueOf(from.getHost())) && "http".equals(next.getScheme());
    if (next.getAuthority() == null || !(secure || (local && isPlain(from)))) {
      throw new IOException("redirected to " + next.getScheme() + ", which is not encrypted");
    }
    return next;
  }

  private static boolean isPlain(URI address) {
    return "http".equals(address.getScheme());
  }

  /// Posts a form.
  Answer post(URI address, String form, int limit) throws IOException {
    return exchange(
        "POST",
        address,
        Map.of("Content-Type", "application/x-www-form-urlencoded"),
        form.getBytes(StandardCharsets.UTF_8),
        limit);
  }

  /// Sends something. Redirects are answers.
  ///
  /// @param body what is sent; absent for nothing
  Answer send(String method, URI address, Map<String, String> headers, byte @Nullable [] body)
      throws IOException {
    return exchange(method, address, headers, body, MAX_SHORT);
  }

  /// Puts what is too large to be held, and may take its time. Redirects are answers.
  ///
  /// @param size bytes that there are to send
  Answer upload(URI address, Map<String, String> headers, InputStream body, long size)
      throws IOException {
    HttpURLConnection connection = connection("PUT", address, headers);
    try {
      connection.setReadTimeout((int) STORING.toMillis());
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(size);
      try (OutputStream output = connection.getOutputStream()) {
        body.transferTo(output);
      }
      return answer(connection, MAX_SHORT, System.nanoTime());
    } finally {
      connection.disconnect();
    }
  }

  private Answer exchange(
      String method, URI address, Map<String, String> headers, byte @Nullable [] sent, int limit)
      throws IOException {
    long start = System.nanoTime();
    HttpURLConnection connection = connection(method, address, headers);
    try {
      if (sent != null) {
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(sent.length);
        try (OutputStream output = connection.getOutputStream()) {
          output.write(sent);
        }
      }
      return answer(connection, limit, start);
    } catch (SocketTimeoutException e) {
      throw silence(address, e);
    } finally {
      connection.disconnect();
    }
  }

  private HttpURLConnection connection(String method, URI address, Map<String, String> headers)
      throws IOException {
    if (silent.contains(address.getAuthority())) {
      throw new Silence();
    }
    if (!(address.toURL().openConnection(proxies.proxyFor(address))
        instanceof HttpURLConnection connection)) {
      throw new IOException("no HTTP: " + address);
    }
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout((int) CONNECT.toMillis());
    connection.setReadTimeout((int) SILENCE.toMillis());
    headers.forEach(connection::setRequestProperty);
    connection.setRequestMethod(method);
    return connection;
  }

  private Silence silence(URI address, SocketTimeoutException cause) {
    silent.add(address.getAuthority());
    Silence silence = new Silence();
    silence.initCause(cause);
    return silence;
  }

  private static Answer answer(HttpURLConnection connection, int limit, long start)
      throws IOException {
    int status = connection.getResponseCode();
    byte[] body =
        status == HttpURLConnection.HTTP_OK && !connection.getRequestMethod().equals("HEAD")
            ? read(connection.getInputStream(), limit, start)
            : new byte[0];
    return new Answer(status, headers(connection), body);
  }

  private static Map<String, String> headers(HttpURLConnection connection) {
    Map<String, String> headers = new TreeMap<>();
    for (Map.Entry<String, List<String>> each : connection.getHeaderFields().entrySet()) {
      if (each.getKey() != null) {
        headers.put(each.getKey().toLowerCase(Locale.ROOT), each.getValue().getFirst());
      }
    }
    return headers;
  }

  private static byte[] read(InputStream stream, int limit, long start) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    try (stream) {
      for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
        body.write(chunk, 0, count);
        if (body.size() > limit) {
          throw new IOException("the answer is larger than " + limit + " bytes");
        }
        if (System.nanoTime() - start > WHOLE.toNanos()) {
          throw new IOException("the answer took longer than " + WHOLE.toMinutes() + " minutes");
        }
      }
    }
    return body.toByteArray();
  }
}
