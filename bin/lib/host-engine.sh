# The Docker engine of this machine: found, or installed and started.

engine_dir=$state_dir/engine

engine_answers() { timeout 10 docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

# The process that `bin/engine up` started, if it still runs.
our_dockerd() {
  local pid
  [[ -r $engine_dir/dockerd.pid ]] || return 1
  pid=$(<"$engine_dir/dockerd.pid")
  [[ $pid =~ ^[0-9]+$ && $(cat "/proc/$pid/comm" 2>/dev/null) == dockerd ]] || return 1
  printf '%s\n' "$pid"
}

host_engine_up() {
  if engine_answers; then
    say "engine: $(docker version --format '{{.Server.Version}} (API {{.Server.APIVersion}})') answers already"
    return 0
  fi
  [[ -z ${DOCKER_HOST:-} ]] || die "the engine at DOCKER_HOST=$DOCKER_HOST does not answer: start it, or unset DOCKER_HOST"
  need_root "no Docker engine answers, and starting one needs root"
  say "engine: none answers, setting one up"
  install_packages docker.io iptables
  command -v docker >/dev/null || install_packages docker-cli
  if engine_answers; then return 0; fi
  if [[ -d /run/systemd/system ]]; then
    step "starting the docker service" systemctl start docker
  else
    step "starting dockerd" start_dockerd
  fi
  engine_answers || die "dockerd started but does not answer: see $engine_dir/dockerd.log"
  say "engine: $(docker version --format '{{.Server.Version}} (API {{.Server.APIVersion}})')"
}

# Fully detached, so that it neither ends with the caller nor keeps its output open.
start_dockerd() {
  local tries
  mkdir -p "$engine_dir"
  setsid nohup dockerd --pidfile "$engine_dir/dockerd.pid" >>"$engine_dir/dockerd.log" 2>&1 </dev/null 9>&- &
  for ((tries = 0; tries < 120; tries++)); do
    if engine_answers; then return 0; fi
    sleep 0.5
    ((tries < 4)) || our_dockerd >/dev/null || break
  done
  tail -n 5 "$engine_dir/dockerd.log"
  return 1
}

host_engine_down() {
  local pid tries
  if ! pid=$(our_dockerd); then
    say "engine: no dockerd of ours runs, nothing to stop"
    return 0
  fi
  kill "$pid"
  for ((tries = 0; tries < 120; tries++)); do
    [[ -d /proc/$pid ]] || { say "engine: stopped dockerd ($pid)"; return 0; }
    sleep 0.5
  done
  die "dockerd ($pid) does not stop: see $engine_dir/dockerd.log"
}
