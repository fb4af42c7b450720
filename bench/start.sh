# How long each command takes that has next to nothing to do: its start, that is.

# shellcheck shell=bash disable=SC2154 # bin/bench sets berth and docker

bench_start() {
  local command name
  project_of 1 1
  for command in version "config -q" ls ps images volumes top logs "exec -T s1 true" \
    "kill -s CONT s1" create start "restart -t 0" "stop -t 0" "rm -fs" "scale s1=1" "up -d" \
    "run --rm s1 true" "--dry-run up -d"; do
    read -ra words <<<"$command"
    name=${command/ s1 / }
    compare "start: ${name% s1}" start_by_berth start_by_peer
  done
  remove_project
  for command in "stack ls" "service ls" "node ls"; do
    read -ra words <<<"$command"
    compare "start: $command" manage_by_berth manage_by_peer
  done
}

prepare_start_by_berth() { there_by_peer; }
prepare_start_by_peer() { there_by_peer; }
start_by_berth() { by_berth "${words[@]}"; }
start_by_peer() { by_peer "${words[@]}"; }

prepare_manage_by_berth() { provide_swarm; }
prepare_manage_by_peer() { provide_swarm; }
manage_by_berth() { measured "${berth[@]}" "${words[@]}"; }
manage_by_peer() { measured "${docker[@]}" "${words[@]}"; }
