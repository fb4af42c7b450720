package dev.berth.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.problem.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PASSWORD",
        "POSTGRES_PASSWORD",
        "MYSQL_PWD",
        "db-passphrase",
        "DB_PASS",
        "client_secret",
        "GITHUB_TOKEN",
        "AWS_SECRET_ACCESS_KEY",
        "APIKEY",
        "STRIPE_KEY",
        "signing.key",
        "GOOGLE_CREDENTIALS",
        "BASIC_AUTH",
        "SENTRY_DSN"
      })
  void namesOfCredentialsAreKnown(String name) {
    assertThat(Sensitive.DEFAULT.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NAME", "KEYBOARD", "MONKEY", "AUTHOR", "COMPASS", "PATH", "DB_PASSWORD_FILE"})
  void otherNamesAreNot(String name) {
    assertThat(Sensitive.DEFAULT.isName(name)).isFalse();
  }

  @Test
  void namesCanBeListedWithWildcards() {
    Sensitive sensitive = Sensitive.DEFAULT.naming(List.of("P?N", "license*"));
    assertThat(sensitive.isName("PIN")).isTrue();
    assertThat(sensitive.isName("LICENSE_TEXT")).isTrue();
    assertThat(sensitive.isName("PAIN")).isFalse();
    assertThat(sensitive.isName("A_PIN")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://user:pw@db/shop",
        "redis://:pw@cache:6379",
        "https://ghp_0123456789abcdef@github.com/x",
        "serve --password=hunter --port=80",
        "serve --db-password hunter",
        "-token abc"
      })
  void textsTellWhenTheyHoldCredentials(String text) {
    assertThat(Sensitive.DEFAULT.isIn(text)).isTrue();
    assertThat(Sensitive.DEFAULT.masked(text))
        .contains("(sensitive)")
        .doesNotContain("pw@", "hunter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://db/shop",
        "https://user@example.org/",
        "serve --pass-through",
        "mail to me@example.org: now",
        "--token-file"
      })
  void otherTextsAreLeftAlone(String text) {
    assertThat(Sensitive.DEFAULT.isIn(text)).isFalse();
    assertThat(Sensitive.DEFAULT.masked(text)).isEqualTo(text);
  }

  @Test
  void knownValuesAreFoundAsWholeWords() {
    Sensitive sensitive = Sensitive.DEFAULT.knowing(List.of("hunter22", "short"));
    assertThat(sensitive.masked("say 'hunter22'; hunter221, a short-hunter22 stays"))
        .isEqualTo("say '(sensitive)'; hunter221, a short-hunter22 stays");
  }

  @Test
  void valuesUnderSensitiveNamesAreLearnt() {
    Sensitive sensitive =
        Sensitive.DEFAULT.learning(
            Box.environment(Map.of("PASSWORD", "hunter22", "NAME", "berthold")));
    assertThat(sensitive.values()).containsExactly("hunter22");
    assertThat(sensitive.is(Path.of("command"), List.of("echo", "hunter22"))).isTrue();
    assertThat(sensitive.is(Path.of("image"), "hunter22")).isFalse();
  }

  @Test
  void sealsTellSecretsApartAndNeedTheKey() {
    Seal seal = new Seal("one key");
    assertThat(seal.of("1234")).isEqualTo(seal.of("1234")).isNotEqualTo(seal.of("1235"));
    assertThat(seal.of(seal.of("1234"))).isEqualTo(seal.of("1234"));
    assertThat(new Seal("other key").of("1234")).isNotEqualTo(seal.of("1234"));
    assertThat(new Seal("other key").keyId()).isNotEqualTo(seal.keyId());
  }
}
