package dev.berth.compose.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GitReferenceTest {
  @Test
  void aReferenceHasAnAddressARevisionAndAPath() {
    assertThat(GitReference.parse("https://host/x.git#v1:a/b"))
        .isEqualTo(new GitReference("https://host/x.git", "v1", "a/b"));
    assertThat(GitReference.parse("git@host:me/x.git#:a"))
        .isEqualTo(new GitReference("git@host:me/x.git", "HEAD", "a"));
    assertThat(GitReference.parse("SSH://git@host:22/x"))
        .isEqualTo(new GitReference("ssh://git@host:22/x", "HEAD", ""));
    assertThat(GitReference.parse("git://host/x.git?branch=b&subdir=a%2Fb"))
        .isEqualTo(new GitReference("git://host/x.git", "refs/heads/b", "a/b"));
    assertThat(GitReference.parse("github.com/me/x"))
        .isEqualTo(new GitReference("https://github.com/me/x", "HEAD", ""));
  }

  @Test
  void onlyAWholeHashIsPinned() {
    assertThat(GitReference.parse("git://h/x#" + "a".repeat(40)).isPinned()).isTrue();
    assertThat(GitReference.parse("git://h/x#" + "a".repeat(39)).isPinned()).isFalse();
  }
}
