# A rehearsal of the common commands, of which the JVM keeps what it loaded and linked: later runs
# start in a fraction of the time.

rehearsal=$checkout/bin/lib/rehearsal
# shellcheck disable=SC2034 # those who rehearse use it
all_commands=("$rehearsal/engine-commands" "$rehearsal/other-commands")

# The same for rehearsal and performance: a cache fits only the flags that it was made with. The
# cache is mapped where its pointers already fit, reflection makes no classes at run time, what runs
# a few hundred times only is not compiled, no list of events is kept for a report of a crash, there
# is no training to replay, and the system may be asked for the size of the terminal (said here, as
# the manifest of a jar that is started with -jar is read and parsed each time).
jvm_flags=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable
  -XX:CompileThresholdScaling=2 -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0
  -XX:-LogEvents -XX:-AOTReplayTraining -Djdk.reflect.useNativeAccessorOnly=true
  --enable-native-access=ALL-UNNAMED)

# Who provides sockets: the JVM would first open all jars to look for somebody else who does.
[[ $(uname) != Linux ]] \
  || jvm_flags+=(-Djava.nio.channels.spi.SelectorProvider=sun.nio.ch.EPollSelectorProvider)

# What a whole rehearsal calls often is seldom what one command does: compiling it at once would
# keep the second processor from the rest.
rehearsal_flags=(-XX:-AOTRecordTraining)

# rehearse JAVA JAR CACHE COMMANDS…: makes the cache for that JVM and jar, of the commands in files.
# Fails when a command does not do what it should, as then the cache lacks what was not reached.
rehearse() (
  java=$1 jar=$2 cache=$3
  shift 3
  stage=$(mktemp -d)
  "$JAVA_HOME/bin/java" -cp "$(dirname -- "$jar")/lib/*" "$rehearsal/FakeEngine.java" "$stage/docker.sock" \
    >"$stage/engine.log" 2>&1 </dev/null 8>&- 9>&- &
  engine=$!
  trap 'kill "$engine" 2>/dev/null || true; rm -rf "$stage"' EXIT
  until [[ -S $stage/docker.sock ]]; do
    kill -0 "$engine"
    sleep 0.1
  done
  cp -r "$rehearsal/project" "$stage/project"
  mkdir "$stage/.docker"
  printf '{}\n' >"$stage/.docker/config.json"
  cd "$stage/project"
  rm -f "$cache"
  cat "$@" | env -i PATH="$PATH" HOME="$stage" DOCKER_HOST="unix://$stage/docker.sock" \
    timeout 300 "$java" "${jvm_flags[@]}" "${rehearsal_flags[@]}" -XX:AOTCacheOutput="$cache" \
    -cp "$jar" dev.berth.cli.Rehearsal 8>&- 9>&-
)
