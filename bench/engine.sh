# Commands on one engine, with projects of containers that do nothing.

# shellcheck shell=bash disable=SC2154 # bin/bench sets checkout, scratch and the programs

bench_engine() {
  local count
  for count in 1 20 60; do
    project_of "$count" 1
    compare "up -d, $count services, from nothing" up_from_nothing_by_berth up_from_nothing_by_peer
    compare "up -d, $count services, no change" up_again_by_berth up_again_by_peer
    compare "up -d, $count services, one changed" up_changed_by_berth up_changed_by_peer
    if ((count == 60)); then
      compare "ps, $count containers" ps_by_berth ps_by_peer
    fi
    compare "down, $count services" down_by_berth down_by_peer
    remove_project
  done
  project_of 20 5000
  compare "logs of 20 containers, 100,000 lines" logs_by_berth logs_by_peer
  remove_project
  project_of 200 1
  compare "plan (peer: up --dry-run), 200 services" plan_by_berth plan_by_peer
  compare "plan (peer: list and inspects), 200" plan_by_berth answers_by_peer
  remove_project
}

# project_of COUNT LINES: services that write so many lines and then wait to be stopped.
# shellcheck disable=SC2016 # a variable of the file, not of the shell
project_of() {
  local count=$1 lines=$2 i
  project=$scratch/engine-$count
  mkdir -p "$project"
  {
    printf 'name: berth-bench\nservices:\n'
    for ((i = 1; i <= count; i++)); do
      printf '  s%d:\n    image: busybox\n    init: true\n    stop_grace_period: 0s\n' "$i"
      printf '    command: [sh, -c, "seq %d; exec sleep 86400"]\n    environment: {N: "${N_%d:-0}"}\n' "$lines" "$i"
      printf '    network_mode: none\n'
    done
  } >"$project/compose.yaml"
}

by_berth() { measured "${berth[@]}" -f "$project/compose.yaml" "$@"; }
by_peer() { measured "${compose[@]}" -f "$project/compose.yaml" "$@"; }
remove_project() { "${compose[@]}" -f "$project/compose.yaml" down -t 0 >/dev/null 2>&1; }
there_by_peer() { "${compose[@]}" -f "$project/compose.yaml" up -d; }
there_by_berth() { "${berth[@]}" -f "$project/compose.yaml" up -d; }
anew_by_berth() { remove_project && there_by_berth; }
anew_by_peer() { remove_project && there_by_peer; }

prepare_up_from_nothing_by_berth() { remove_project; }
prepare_up_from_nothing_by_peer() { remove_project; }
up_from_nothing_by_berth() { by_berth up -d; }
up_from_nothing_by_peer() { by_peer up -d; }

prepare_up_again_by_berth() { anew_by_berth; }
prepare_up_again_by_peer() { anew_by_peer; }
up_again_by_berth() { by_berth up -d; }
up_again_by_peer() { by_peer up -d; }

prepare_up_changed_by_berth() { anew_by_berth; }
prepare_up_changed_by_peer() { anew_by_peer; }
up_changed_by_berth() { N_1=1 by_berth up -d; }
up_changed_by_peer() { N_1=1 by_peer up -d; }

prepare_ps_by_berth() { there_by_berth; }
ps_by_berth() { by_berth ps; }
ps_by_peer() { by_peer ps; }

prepare_down_by_berth() { anew_by_berth; }
prepare_down_by_peer() { anew_by_peer; }
down_by_berth() { by_berth down; }
down_by_peer() { by_peer down; }

prepare_logs_by_berth() { there_by_berth; }
logs_by_berth() { by_berth logs --no-color; }
logs_by_peer() { by_peer logs --no-color; }

prepare_plan_by_berth() { there_by_berth; }
plan_by_berth() { by_berth plan --exit-code=false; }
plan_by_peer() { by_peer --dry-run up -d; }
answers_by_peer() { measured python3 "$checkout/bench/engine-answers" berth-bench; }
