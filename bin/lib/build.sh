# The build of the checkout at $checkout, as far as running the CLI needs it.

jar=$checkout/target/berth.jar
aot_cache=$checkout/target/berth.aot

# A removed file shows as a newer directory. One walk, ended at the first find.
build_is_current() {
  [[ -f $jar && -z $(find "$checkout/pom.xml" "$checkout/schemas" "$checkout/src/main" \
    -newer "$jar" -print -quit 2>/dev/null) ]]
}

build_if_needed() {
  build_is_current && [[ $aot_cache -nt $jar ]] && return
  mkdir -p "$checkout/target"
  exec 8>"$checkout/target/build.lock"
  flock 8
  build_is_current || build
  [[ $aot_cache -nt $jar ]] || train
  exec 8>&-
}

# The jar gets the time at which the build began: what is edited meanwhile is newer.
build() {
  local started=$checkout/target/build.started log=$checkout/target/build.log
  touch "$started"
  say "building Berth …"
  if ! maven -f "$checkout/pom.xml" -Dmaven.test.skip=true package >"$log" 2>&1 </dev/null 8>&-; then
    grep -E '^\[(WARNING|ERROR)\] [^ ]+\.(java|xml):' "$log" | sort -u >&2 || grep '^\[ERROR\]' "$log" >&2 || true
    die "the build failed: see $log"
  fi
  touch -r "$started" "$jar"
}

# A first run whose loaded classes are kept, so that later ones start in a fraction of the time:
# a plan, as it goes through most of the code, and changes nothing. Without an engine it ends early.
# Not having the cache costs time only: a failure is no reason to stop.
train() {
  timeout 60 "$JAVA_HOME/bin/java" "${jvm_flags[@]}" -XX:AOTCacheOutput="$aot_cache" -jar "$jar" \
    -f "$checkout/samples/getting-started/compose.yaml" -p berth-training plan >/dev/null 2>&1 </dev/null 8>&- || true
  touch "$aot_cache"
}

# The same for training and for use: a cache fits only the flags that it was made with.
jvm_flags=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable)
