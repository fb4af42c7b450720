package dev.berth.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IgnoreFileTest {
  @Test
  void aPatternLeavesOutWhatItMatchesAndAllBelow() {
    IgnoreFile ignore = new IgnoreFile(List.of("# comment", "", "node_modules", "*.log", "a/?/c"));

    assertThat(ignore.ignores("node_modules")).isTrue();
    assertThat(ignore.ignores("node_modules/x/y")).isTrue();
    assertThat(ignore.ignores("app/node_modules")).isFalse();
    assertThat(ignore.ignores("x.log")).isTrue();
    assertThat(ignore.ignores("app/x.log")).isFalse();
    assertThat(ignore.ignores("a/b/c")).isTrue();
  }

  @Test
  void twoStarsMatchAnyNumberOfDirectories() {
    IgnoreFile ignore = new IgnoreFile(List.of("**/*.log", "/cache/**"));

    assertThat(ignore.ignores("x.log")).isTrue();
    assertThat(ignore.ignores("a/b/x.log")).isTrue();
    assertThat(ignore.ignores("cache/a/b")).isTrue();
  }

  @Test
  void theLastMatchDecides() {
    IgnoreFile ignore = new IgnoreFile(List.of("*", "!src", "src/secret*"));

    assertThat(ignore.ignores("README")).isTrue();
    assertThat(ignore.ignores("src/app.py")).isFalse();
    assertThat(ignore.ignores("src/secret.txt")).isTrue();
  }
}
