# The build of the checkout at $checkout, as far as running the CLI needs it.
# shellcheck source-path=SCRIPTDIR/../..
. "$checkout/bin/lib/rehearsal.sh"

built_jar=$checkout/target/berth.jar
# The program as it is run: rewritten so that the cache can keep all of it.
app=$checkout/target/app
jar=$app/berth.jar
aot_cache=$app/berth.aot

# A removed file shows as a newer directory. One walk, ended at the first find.
build_is_current() {
  [[ -f $built_jar && -z $(find "$checkout/pom.xml" "$checkout/schemas" "$checkout/src/main" \
    -newer "$built_jar" -print -quit 2>/dev/null) ]]
}

# The jar keeps its time when it is made fit: a newer one was not.
app_is_current() { [[ -f $jar && ! $built_jar -nt $jar && $aot_cache -nt $jar ]]; }

build_if_needed() {
  build_is_current && app_is_current && return
  mkdir -p "$checkout/target"
  exec 8>"$checkout/target/build.lock"
  flock 8
  build_is_current || build
  app_is_current || { make_fit && train; }
  exec 8>&-
}

# The jar gets the time at which the build began: what is edited meanwhile is newer.
build() {
  local started=$checkout/target/build.started log=$checkout/target/build.log
  mkdir -p "$checkout/target"
  touch "$started"
  say "building Berth …"
  if ! maven -f "$checkout/pom.xml" -Dmaven.test.skip=true package >"$log" 2>&1 </dev/null 8>&-; then
    grep -E '^\[(WARNING|ERROR)\] [^ ]+\.(java|xml):' "$log" | sort -u >&2 || grep '^\[ERROR\]' "$log" >&2 || true
    die "the build failed: see $log"
  fi
  touch -r "$started" "$built_jar"
}

make_fit() {
  "$JAVA_HOME/bin/java" "$checkout/bin/lib/cache/FitForCache.java" "$built_jar" "$app" </dev/null 8>&-
}

# Not having the cache costs time only: a failure is no reason to stop.
train() {
  rehearse "$JAVA_HOME/bin/java" "$jar" "$aot_cache" "${all_commands[@]}" \
    >"$checkout/target/rehearsal.log" 2>&1 || true
  touch "$aot_cache"
}
