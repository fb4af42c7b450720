# Where the scripts keep what they make outside of the checkout.

# Where a login sets no HOME, the shell still knows the home directory.
HOME=${HOME:-~}

if ((EUID == 0)); then
  state_dir=${BERTH_STATE_DIR:-/var/lib/berth}
else
  state_dir=${BERTH_STATE_DIR:-${XDG_STATE_HOME:-$HOME/.local/state}/berth}
fi

# with_lock NAME COMMAND…: one at a time on this machine; the others wait for it.
with_lock() {
  local lock=$state_dir/$1.lock
  shift
  mkdir -p "$state_dir"
  exec 9>"$lock"
  flock -n 9 || {
    say "  another run holds $lock: waiting for it"
    flock 9
  }
  "$@"
  exec 9>&-
}

# Goes to a new directory that is removed when the shell ends: for use inside of a step.
enter_work_dir() {
  mkdir -p "$state_dir"
  work_dir=$(mktemp -d -p "$state_dir" work.XXXXXX)
  trap 'rm -rf "$work_dir"' EXIT
  cd "$work_dir" || exit
}
