# Whether what `bin/package` made runs elsewhere: unpacked in another place, without anything of
# the caller's environment, with a cache that does not fit.

# shellcheck shell=bash disable=SC2154 # its caller sets checkout

# check_package NOTE: calls NOTE with passed|failed, what must be, and a remark for each check.
check_package() {
  note=$1
  local log=$checkout/target/package.log
  say "packaging, log in $log"
  if ! "$checkout/bin/package" >"$log" 2>&1 </dev/null; then
    "$note" failed "bin/package must make the packages" "see $log"
    return
  fi
  archive=$(grep '\.tar\.gz$' "$log")
  debian_package=$(grep '\.deb$' "$log" || true)
  version=$(basename "$archive" -linux-x64.tar.gz)
  version=${version#berth-}
  place=$(mktemp -d)
  chmod 755 "$place"
  mkdir "$place/another place"
  tar -xzf "$archive" -C "$place/another place"
  home="$place/another place/berth-$version"
  cp "$checkout/samples/getting-started/compose.yaml" "$place"
  package_checks
  chmod -R u+w "$place"
  rm -rf "$place"
}

package_checks() {
  must "the package must be smaller than 80 MB" smaller_than_80_mb
  must "the package must run without an environment" tells_version "$home/bin/berth"
  must "the caches must fit where the package was unpacked" caches_fit_at "$home"
  must "each command must take the cache that is made for it" takes_the_cache_made_for_it
  must "the package must understand files as the checkout does" same_config
  must "the package must show all commands" has_output "$home/bin/berth" --help
  must "a plan without an engine must end with an error" ends_with 1 "$home/bin/berth" -H unix:///nowhere plan
  must "an unknown command must end with an error" ends_with 1 "$home/bin/berth" nonsense
  must "a signal must reach Berth" ends_by_signal
  must "links to the launcher must run" runs_through_links
  must "the Docker CLI must find a plugin" is_plugin
  must "there must be a manual page for each command" has_manual
  must "completion scripts must be in order" has_completion
  if [[ -n $debian_package ]]; then
    must "the Debian package must run" debian_package_runs
  fi
  must "the package must run for others where nothing can be written" runs_read_only
  local damage
  for damage in removed emptied truncated garbled; do
    cp -p "$home"/app/*.aot "$place"
    must "caches that are $damage must not be noticed" runs_with_caches "$damage"
    mv "$place"/*.aot "$home/app"
  done
  touch "$home/app/berth.jar"
  must "caches of another jar must not be noticed" runs_with_either_cache
}

# must WHAT COMMAND…
must() {
  local what=$1 status=0
  shift
  # A subshell with its own errexit: "if" and "||" would turn errexit off inside the command.
  set +e
  (set -e; cd "$place"; "$@") >"$place/said" 2>&1 </dev/null
  status=$?
  set -e
  if ((status == 0)); then
    "$note" passed "$what" ""
  else
    "$note" failed "$what" "$(tr '\n\t' '  ' <"$place/said" | tail -c 200)"
  fi
}

bare() { timeout 60 env -i PATH= "$@"; }

# tells_version COMMAND…: on standard output, and nothing else anywhere.
tells_version() {
  local said
  said=$(bare "$@" version 2>&1)
  [[ $said == "Berth version $version" ]] || { printf '%s\n' "$said"; return 1; }
}

ends_with() {
  local expected=$1 status=0
  shift
  bare "$@" || status=$?
  ((status == expected))
}

has_output() { [[ $(bare "$@" | wc -l) -gt 20 ]]; }

smaller_than_80_mb() { (($(stat -c %s "$archive") < 80000000)); }

# With AOTMode=on the JVM ends if the cache does not fit.
caches_fit_at() {
  local cache
  for cache in berth engine files; do
    "$1/runtime/bin/java" "${jvm_flags[@]}" -XX:AOTMode=on -XX:AOTCache="$1/app/$cache.aot" \
      -cp "$1/app/berth.jar" dev.berth.cli.Main version
  done
}

# With a JVM that only says which cache it is given.
takes_the_cache_made_for_it() {
  local tree=$place/launcher cache call
  mkdir -p "$tree/bin" "$tree/runtime/bin"
  cp "$home/bin/berth" "$tree/bin"
  cat >"$tree/runtime/bin/java" <<'JAVA'
#!/bin/sh
for word; do case $word in -XX:AOTCache=*) echo "${word##*/}" ;; esac; done
JAVA
  chmod +x "$tree/runtime/bin/java"
  while read -r cache call; do
    [[ -f $home/app/$cache.aot ]]
    # shellcheck disable=SC2086 # words of a call
    if [[ $("$tree/bin/berth" $call) != "$cache.aot" ]]; then
      printf 'not %s: %s\n' "$cache" "$call"
      return 1
    fi
  done <<'CALLS'
files config --services
files -f plan.yaml config
files stack config -c stack.yaml
files --version
engine -f config.yaml plan
engine up -d
engine exec web config
berth stack plan shop
berth service ps shop_web
berth up --help
berth export
berth
CALLS
}

same_config() {
  diff <(bare "$home/bin/berth" -p same config 2>&1) <("$checkout/bin/berth" -p same config 2>&1)
}

ends_by_signal() {
  local pid status=0
  mkfifo "$place/never"
  "$home/bin/berth" -f - config <"$place/never" &
  pid=$!
  exec 7>"$place/never"
  until [[ $(tr '\0' ' ' <"/proc/$pid/cmdline") == *berth.jar* ]]; do sleep 0.05; done
  sleep 0.5
  kill -TERM "$pid"
  wait "$pid" || status=$?
  exec 7>&-
  ((status == 143))
}

runs_through_links() {
  mkdir -p "$place/links"
  ln -sfn "$home/bin/berth" "$place/links/berth"
  ln -sfn "links/berth" "$place/berth"
  tells_version "$place/berth"
  ln -sfn "$home" "$place/home"
  tells_version "$place/home/bin/berth"
  (cd "$home/bin" && tells_version ./berth)
}

is_plugin() {
  local plugin="$home/lib/docker/cli-plugins/docker-berth"
  [[ $(bare "$plugin" docker-cli-plugin-metadata) == *'"SchemaVersion":"0.1.0"'*"\"Version\":\"$version\""* ]]
  tells_version "$plugin" berth
  tells_version "$plugin" --context=default -D berth
  ln -sfn "$plugin" "$place/docker-compose"
  stands_for_compose "$place/docker-compose" compose
  stands_for_compose "$place/docker-compose"
  [[ $(bare "$plugin" __complete berth vers) == version* ]]
}

stands_for_compose() {
  local said
  said=$(bare "$@" version 2>&1)
  [[ $said =~ ^Docker\ Compose\ version\ v2(\.[0-9]+)+\ \(Berth\ "$version"\)$ ]] || { printf '%s\n' "$said"; return 1; }
}

has_manual() {
  local pages=$home/share/man/man1 name
  bare "$home/bin/berth" --help \
    | sed -n '/^Commands:/,$ s/^  \([a-z -]*[a-z]\)  *[A-Z].*/\1/p' | tr ' ' - >"$place/commands"
  grep -qx stack-deploy "$place/commands"
  while read -r name; do
    [[ -s $pages/berth-$name.1 ]] || { printf 'no page for %s\n' "$name"; return 1; }
  done <"$place/commands"
  [[ -s $pages/berth.1 ]]
  if command -v groff >/dev/null; then
    groff -man -Tutf8 -ww -z "$pages"/*.1 2>"$place/groff"
    [[ ! -s $place/groff ]]
  fi
}

has_completion() {
  local share=$home/share
  bash -n "$share/bash-completion/completions/berth"
  ! command -v zsh >/dev/null || zsh -n "$share/zsh/site-functions/_berth"
  ! command -v fish >/dev/null || fish -n "$share/fish/vendor_completions.d/berth.fish"
  [[ -s $share/zsh/site-functions/_berth && -s $share/fish/vendor_completions.d/berth.fish ]]
  # As a shell asks: the words so far, and which of them is being written.
  bash -c '. "$1" && PATH="$2:$PATH" && COMP_WORDS=(berth stack de) COMP_CWORD=2 && _berth berth && [[ ${COMPREPLY[*]} == deploy ]]' \
    - "$share/bash-completion/completions/berth" "$home/bin"
}

debian_package_runs() {
  dpkg-deb -x "$debian_package" "$place/debian"
  tells_version "$place/debian/usr/bin/berth"
  tells_version "$place/debian/usr/libexec/docker/cli-plugins/docker-berth" berth
  [[ -s $place/debian/usr/share/man/man1/berth-up.1.gz ]]
  caches_fit_at "$place/debian/usr/lib/berth"
}

runs_read_only() {
  chmod -R a-w "$home"
  if ((EUID == 0)); then
    tells_version "$(type -P setpriv)" --reuid 65534 --regid 65534 --clear-groups "$home/bin/berth"
  else
    tells_version "$home/bin/berth"
  fi
  chmod -R u+w "$home"
}

runs_with_caches() {
  local cache
  for cache in "$home"/app/*.aot; do
    case $1 in
      removed) rm "$cache" ;;
      emptied) : >"$cache" ;;
      truncated) truncate -s 1M "$cache" ;;
      garbled) head -c 30M /dev/urandom >"$cache" ;;
    esac
  done
  runs_with_either_cache
}

# One command has the small cache, the other that of all commands.
runs_with_either_cache() {
  tells_version "$home/bin/berth"
  ends_with 1 "$home/bin/berth" -H unix:///nowhere plan
  [[ $(bare "$home/bin/berth" -H unix:///nowhere ls 2>&1) == error:* ]]
}
