# Stacks on a swarm of the engine alone. It is made for the time of the measurement if there is none.

# shellcheck shell=bash disable=SC2154 # bin/bench sets checkout, scratch and the programs

bench_stack() {
  local count
  for count in 1 20 100; do
    stack_of "$count"
    compare "stack deploy, $count services, from nothing" deploy_anew_by_berth deploy_anew_by_peer
    compare "stack deploy, $count services, no change" deploy_again_by_berth deploy_again_by_peer
    compare "stack deploy, $count services, one changed" deploy_changed_by_berth deploy_changed_by_peer
    remove_stack
  done
}

in_swarm() { [[ $(docker info --format '{{.Swarm.ControlAvailable}}') == true ]]; }

provide_swarm() {
  if in_swarm; then return 0; fi
  docker swarm init --advertise-addr 127.0.0.1 >/dev/null
  started_swarm=true
}

# Services without a task: what is measured is the deploying, not the engine's starting.
# shellcheck disable=SC2016 # a variable of the file, not of the shell
stack_of() {
  local count=$1 i
  stack=$scratch/stack-$count.yaml
  {
    printf 'version: "3.8"\nservices:\n'
    for ((i = 1; i <= count; i++)); do
      printf '  s%d:\n    image: busybox\n    command: [sleep, "86400"]\n    environment: {N: "${N_%d:-0}"}\n' "$i" "$i"
      printf '    deploy: {replicas: 0}\n'
    done
  } >"$stack"
}

# A removed network is gone a little later.
remove_stack() {
  in_swarm || return 0
  "${docker[@]}" stack rm berth-bench >/dev/null 2>&1 || true
  while [[ -n $(docker network ls -q --filter label=com.docker.stack.namespace=berth-bench) ]]; do sleep 0.1; done
}

deploy_by_berth() { "$@" "${berth[@]}" stack deploy --resolve-image never -c "$stack" berth-bench; }
deploy_by_peer() { "$@" "${docker[@]}" stack deploy --detach=true --resolve-image never -c "$stack" berth-bench; }

prepare_deploy_anew_by_berth() { provide_swarm && remove_stack; }
prepare_deploy_anew_by_peer() { provide_swarm && remove_stack; }
deploy_anew_by_berth() { deploy_by_berth measured; }
deploy_anew_by_peer() { deploy_by_peer measured; }

prepare_deploy_again_by_berth() { provide_swarm && deploy_by_berth env; }
prepare_deploy_again_by_peer() { provide_swarm && deploy_by_peer env; }
deploy_again_by_berth() { deploy_by_berth measured; }
deploy_again_by_peer() { deploy_by_peer measured; }

prepare_deploy_changed_by_berth() { provide_swarm && deploy_by_berth env; }
prepare_deploy_changed_by_peer() { provide_swarm && deploy_by_peer env; }
deploy_changed_by_berth() { N_1=1 deploy_by_berth measured; }
deploy_changed_by_peer() { N_1=1 deploy_by_peer measured; }
