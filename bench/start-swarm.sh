# How long each command for a swarm takes that has next to nothing to do: its start, that is.

# shellcheck shell=bash disable=SC2154 # bin/bench sets berth, docker and scratch

bench_start_swarm() {
  local node kind command
  node=$(hostname)
  starts manage "stack ls" "service ls" "node ls" "node ps self" "node inspect self" "node update $node" \
    "node promote $node" "swarm join-token worker" "swarm update --task-history-limit 5" "swarm ca"
  starts unmanageable "swarm init" "swarm join --token none 127.0.0.1" "swarm leave" "swarm unlock" \
    "swarm unlock-key" "node demote $node" "node rm $node"
  for kind in config secret; do
    start_of manage "${kind}s ls" "$kind ls"
    start_of manage "${kind}s inspect berth-bench" "$kind inspect berth-bench"
    start_of manage "${kind}s rm berth-bench" "$kind rm berth-bench"
    start_of fileless "${kind}s create berth-bench $scratch/file" "$kind create berth-bench $scratch/file"
  done

  stack_of 1 busybox
  sed -i 's/replicas: 0/replicas: 1/' "$stack"
  resolve=(--resolve-image never)
  starts deployed "stack services berth-bench" "stack ps berth-bench" "stack config -c $stack" "stack rm -d berth-bench" \
    "service ps berth-bench_s1" "service inspect berth-bench_s1" "service logs berth-bench_s1" \
    "service scale -d berth-bench_s1=1" "service update -d berth-bench_s1" "service rollback -d berth-bench_s1"
  start_of deployed "stack logs berth-bench" "service logs berth-bench_s1"
  for command in "plan --exit-code=false -c $stack" "state --out $scratch/state" history export; do
    start_of deployed "stack $command berth-bench" "stack services berth-bench"
  done
  start_of deployed "stack rollback berth-bench" "service rollback -d berth-bench_s1"
  ! wanted "start: s" || { remove_stack && remove_files; }
}

manage_by_berth() { measured "${berth[@]}" "${start[@]}"; }
manage_by_peer() { measured "${docker[@]}" "${start_of_peer[@]}"; }
prepare_manage_by_berth() { provide_swarm && provide_files; }
prepare_manage_by_peer() { prepare_manage_by_berth; }

fileless_by_berth() { manage_by_berth; }
fileless_by_peer() { manage_by_peer; }
prepare_fileless_by_berth() { provide_swarm && remove_files; }
prepare_fileless_by_peer() { prepare_fileless_by_berth; }

# What no swarm with a single node lets happen.
unmanageable_by_berth() { ! manage_by_berth; }
unmanageable_by_peer() { ! manage_by_peer; }
prepare_unmanageable_by_berth() { provide_swarm; }
prepare_unmanageable_by_peer() { provide_swarm; }

deployed_by_berth() { manage_by_berth; }
deployed_by_peer() { manage_by_peer; }
prepare_deployed_by_berth() {
  provide_swarm
  "${docker[@]}" service inspect berth-bench_s1 >/dev/null || { deploy_by_berth env && N_1=1 deploy_by_berth env; }
}
prepare_deployed_by_peer() { prepare_deployed_by_berth; }

provide_files() {
  local kind
  echo berth-bench >"$scratch/file"
  for kind in config secret; do
    "${docker[@]}" "$kind" inspect berth-bench || "${docker[@]}" "$kind" create berth-bench "$scratch/file"
  done
}
remove_files() {
  echo berth-bench >"$scratch/file"
  "${docker[@]}" config rm berth-bench >/dev/null 2>&1 || true
  "${docker[@]}" secret rm berth-bench >/dev/null 2>&1 || true
}
