# How long each command takes that has next to nothing to do: its start, that is.

# shellcheck shell=bash disable=SC2154 # bin/bench sets berth and docker

bench_start() {
  project_of 1 1
  starts start version "config -q" "config --services" ls ps images volumes top logs \
    "exec -T s1 true" "kill -s CONT s1" create start "restart -t 0" "stop -t 0" "rm -fs" \
    "scale s1=1" "up -d" "run --rm s1 true" "--dry-run up -d"
  start=(plan --exit-code=false)
  compare "start: plan (peer: --dry-run up)" special_by_berth plan_by_peer
  start=(state --out "$scratch/state.json")
  compare "start: state (peer: ps -a)" special_by_berth state_by_peer
  remove_project

  project_of_kinds
  ! wanted "start: build" || "${compose[@]}" -f "$project/compose.yaml" build built >/dev/null 2>&1
  starts start "stats --no-stream" "pause s1" "port s1 80" "cp $project/compose.yaml s1:/tmp" \
    "export -o $scratch/s1.tar s1" "commit -p=false s1 berth-bench:commit" "build built" \
    "pull --policy missing tagged" "--dry-run publish -y localhost/berth-bench:1"
  starts paused "unpause s1"
  start=(events --since 1s --until 0s)
  compare "start: events --until" special_by_berth events_by_peer
  remove_project
  "${docker[@]}" rmi berth-bench:{commit,built,tagged} >/dev/null 2>&1 || true

  starts manage "stack ls" "service ls" "node ls"
  starts files "configs ls" "secrets ls"
  stack_of 1 busybox
  sed -i 's/replicas: 0/replicas: 1/' "$stack"
  resolve=(--resolve-image never)
  starts deployed "stack services berth-bench" "stack ps berth-bench" "stack config -c $stack"
  ! wanted "start: stack" || remove_stack
}

# starts KIND COMMAND…: KIND says what is there before each one, and what the peer is.
starts() {
  local kind=$1 command name
  shift
  for command in "$@"; do
    read -ra start <<<"$command"
    name=$(sed -E "s| $scratch/[^ ]*||; s/ s1( |$)/\1/; s, (berth-bench|localhost/)[^ ]*,," <<<"$command")
    compare "start: $name" "${kind}_by_berth" "${kind}_by_peer"
  done
}

# Services of which each one is there for a command.
project_of_kinds() {
  project=$scratch/kinds
  mkdir -p "$project"
  printf 'FROM busybox\nENV BUILT=1\n' >"$project/Dockerfile"
  cat >"$project/compose.yaml" <<'YAML'
name: berth-bench
x-idle: &idle {image: busybox, command: sleep 86400, init: true, stop_grace_period: 0s}
services:
  s1: {<<: *idle, ports: ["127.0.0.1::80"]}
  built: {image: "berth-bench:built", build: ., profiles: [never]}
  tagged: {image: "berth-bench:tagged", profiles: [never]}
YAML
}

start_by_berth() { by_berth "${start[@]}"; }
start_by_peer() { by_peer "${start[@]}"; }
prepare_start_by_berth() { kinds_are_there; }
prepare_start_by_peer() { kinds_are_there; }
kinds_are_there() {
  "${docker[@]}" unpause berth-bench-s1-1 2>/dev/null
  "${docker[@]}" rmi berth-bench:commit 2>/dev/null
  "${docker[@]}" tag busybox berth-bench:tagged && there_by_peer
}

paused_by_berth() { start_by_berth; }
paused_by_peer() { start_by_peer; }
prepare_paused_by_berth() { pause_s1; }
prepare_paused_by_peer() { pause_s1; }
pause_s1() { kinds_are_there && "${docker[@]}" pause berth-bench-s1-1; }

special_by_berth() { start_by_berth; }
prepare_special_by_berth() { there_by_peer; }
state_by_peer() { by_peer ps -a; }
events_by_peer() { start_by_peer || true; } # told when to end, it ends with an error

manage_by_berth() { measured "${berth[@]}" "${start[@]}"; }
manage_by_peer() { measured "${docker[@]}" "${start[@]}"; }
prepare_manage_by_berth() { provide_swarm; }
prepare_manage_by_peer() { provide_swarm; }

files_by_berth() { manage_by_berth; }
files_by_peer() { measured "${docker[@]}" "${start[0]%s}" "${start[@]:1}"; }
prepare_files_by_berth() { provide_swarm; }
prepare_files_by_peer() { provide_swarm; }

deployed_by_berth() { manage_by_berth; }
deployed_by_peer() { manage_by_peer; }
prepare_deployed_by_berth() { provide_swarm && deploy_by_peer env; }
prepare_deployed_by_peer() { provide_swarm && deploy_by_peer env; }
