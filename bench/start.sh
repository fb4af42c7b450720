# How long each command takes that has next to nothing to do: its start, that is.

# shellcheck shell=bash disable=SC2154 # bin/bench sets berth and docker

bench_start() {
  project_of 1 1
  starts start version "config -q" "config --services" ls ps images volumes top logs \
    "exec -T s1 true" "kill -s CONT s1" create start "restart -t 0" "stop -t 0" "rm -fs" \
    "scale s1=1" "up -d" "run --rm s1 true" "--dry-run up -d" push
  start_of start "plan --exit-code=false" "--dry-run up"
  start_of start "state --out $scratch/state.json" "ps -a"
  start_of planned "apply $scratch/plan" "up -d"
  start_of start "completion bash" version
  starts killed "attach s1" "wait s1"
  starts refused "watch --no-up"
  remove_project

  project_of_kinds
  ! wanted "start: build" || "${compose[@]}" -f "$project/compose.yaml" build built >/dev/null 2>&1
  starts start "stats --no-stream" "pause s1" "port s1 80" "cp $project/compose.yaml s1:/tmp" \
    "export -o $scratch/s1.tar s1" "commit -p=false s1 berth-bench:commit" "build built" \
    "pull --policy missing tagged" "--dry-run publish -y localhost/berth-bench:1" "events --since 1s --until 0s"
  starts paused "unpause s1"
  remove_project
  "${docker[@]}" rmi berth-bench:{commit,built,tagged} >/dev/null 2>&1 || true
}

# starts KIND COMMAND…: KIND says what is there before each one, and how both are called.
starts() {
  local kind=$1 command
  shift
  for command in "$@"; do start_of "$kind" "$command" "$command"; done
}

# start_of KIND COMMAND OF_PEER: a command, and what comes near to it where the peer has no such one.
start_of() {
  local kind=$1 name
  read -ra start <<<"$2"
  read -ra start_of_peer <<<"$3"
  name=$2
  [[ $2 == "$3" ]] || name="$2 (peer: $3)"
  name=$(sed -E "s,( --out| --exit-code=false| -c)? $scratch/[^ )]*,,g; s, --exit-code=false,,; s/ s1( |\)|$)/\1/g; s, (berth-bench|localhost/|$(hostname))[^ )]*,,g" <<<"$name")
  compare "start: $name" "${kind}_by_berth" "${kind}_by_peer"
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
start_by_peer() { by_peer "${start_of_peer[@]}" || [[ ${start_of_peer[0]} == events ]]; } # told when to end, that fails
prepare_start_by_berth() { kinds_are_there; }
prepare_start_by_peer() { kinds_are_there; }
kinds_are_there() {
  "${docker[@]}" unpause berth-bench-s1-1 2>/dev/null
  "${docker[@]}" rmi berth-bench:commit 2>/dev/null
  "${docker[@]}" tag busybox berth-bench:tagged && there_by_peer
}

paused_by_berth() { start_by_berth; }
paused_by_peer() { start_by_peer; }
prepare_paused_by_berth() { kinds_are_there && "${docker[@]}" pause berth-bench-s1-1; }
prepare_paused_by_peer() { prepare_paused_by_berth; }

# What lasts as long as something else does, where that has ended: it says so and fails.
killed_by_berth() { refused_by_berth; }
killed_by_peer() { refused_by_peer; }
prepare_killed_by_berth() { kinds_are_there && "${docker[@]}" kill berth-bench-s1-1; }
prepare_killed_by_peer() { prepare_killed_by_berth; }

refused_by_berth() { ! start_by_berth; }
refused_by_peer() { ! start_by_peer; }
prepare_refused_by_berth() { kinds_are_there; }
prepare_refused_by_peer() { kinds_are_there; }

planned_by_berth() { start_by_berth; }
planned_by_peer() { start_by_peer; }
prepare_planned_by_berth() {
  kinds_are_there && rm -f "$scratch/plan" \
    && "${berth[@]}" -f "$project/compose.yaml" plan --exit-code=false --out "$scratch/plan"
}
prepare_planned_by_peer() { kinds_are_there; }
