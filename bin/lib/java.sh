# A JDK new enough to build and run Berth, and Maven running on it.

required_java=25

# Exports JAVA_HOME: the first of JAVA_HOME, `java` in PATH and /usr/lib/jvm that is new enough.
use_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" "$(home_of_java_in_path)" /usr/lib/jvm/*; do
    if new_enough_jdk "$candidate"; then
      export JAVA_HOME=$candidate
      return 0
    fi
  done
  die "no JDK $required_java found: install one under /usr/lib/jvm, or set JAVA_HOME to it"
}

home_of_java_in_path() {
  local java
  java=$(readlink -f -- "$(type -P java)" 2>/dev/null) || return 0
  printf '%s\n' "${java%/bin/java}"
}

# The version as the JDK's own `release` file tells it: no JVM is started for this.
new_enough_jdk() {
  local line version
  [[ -n $1 && -x $1/bin/javac && -r $1/release ]] || return 1
  while IFS= read -r line; do
    [[ $line == JAVA_VERSION=* ]] || continue
    version=${line#*=}
    version=${version//\"/}
    version=${version%%[.+-]*}
    [[ $version =~ ^[0-9]+$ ]] && ((version >= required_java))
    return
  done <"$1/release"
  return 1
}

# maven ARGUMENT…: without the warnings that Maven's own libraries cause on a new JDK.
maven() {
  command -v mvn >/dev/null || die "Maven is missing: install it (on Debian: apt-get install maven)"
  MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" \
    mvn -B --no-transfer-progress -Dstyle.color=never "$@"
}
