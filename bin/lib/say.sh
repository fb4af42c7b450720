# Messages of the scripts. Progress goes to stderr, results to stdout.

say() { printf '%s\n' "$*" >&2; }

die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# step TEXT COMMAND…: runs the command quietly and prints one line with its time;
# when it fails, prints the end of what it wrote and fails as well.
step() {
  local text=$1 log started=$SECONDS status=0
  shift
  log=$(mktemp)
  printf '  %s … ' "$text" >&2
  # A subshell with its own errexit: "if" and "||" would turn errexit off inside the command.
  set +e
  (set -e; "$@") >"$log" 2>&1 </dev/null
  status=$?
  set -e
  if ((status == 0)); then
    printf 'done (%d s)\n' $((SECONDS - started)) >&2
  else
    printf 'failed (%d s)\n' $((SECONDS - started)) >&2
    tail -n 15 "$log" | sed 's/^/    /' >&2
  fi
  rm -f "$log"
  return "$status"
}
