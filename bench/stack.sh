# Stacks on a swarm of the engine alone. It is made for the time of the measurement if there is none.

# shellcheck shell=bash disable=SC2154 # bin/bench sets checkout, scratch and the programs

bench_stack() {
  local count
  for count in 1 20 100; do
    stack_of "$count" busybox
    resolve=(--resolve-image never)
    compare "stack deploy, $count services, from nothing" deploy_anew_by_berth deploy_anew_by_peer
    compare "stack deploy, $count services, no change" deploy_again_by_berth deploy_again_by_peer
    compare "stack deploy, $count services, one changed" deploy_changed_by_berth deploy_changed_by_peer
    remove_stack
  done
  local anew="stack deploy, 100 images, from nothing" again="stack deploy, 100 images, no change"
  if wanted "$anew" || wanted "$again"; then
    provide_registry 100 >"$scratch/registry.log" 2>&1 || die "no registry: $(tail -n 3 "$scratch/registry.log")"
    stack_of 100 "$registry/s%d:1"
    resolve=()
    compare "$anew" deploy_anew_by_berth deploy_anew_by_peer
    compare "$again" deploy_again_by_berth deploy_again_by_peer
  fi
}

# provide_registry COUNT: a registry that has so many images s1:1, s2:1 …, as far away as registries
# are: what is sent there or comes from there takes 15 ms.
provide_registry() {
  local near far i
  near=$(free_port)
  {
    printf 'version: 0.1\nlog: {level: error}\n'
    printf 'storage: {filesystem: {rootdirectory: %s/registry}}\n' "$scratch"
    printf 'http: {addr: "127.0.0.1:%s", relativeurls: true}\n' "$near"
  } >"$scratch/registry.yaml"
  "$oracle_dir/docker-registry" serve "$scratch/registry.yaml" &
  registry_processes=($!)
  until_answers "$near"
  for ((i = 1; i <= $1; i++)); do
    docker tag busybox "127.0.0.1:$near/s$i:1"
    docker push -q "127.0.0.1:$near/s$i:1"
    docker rmi "127.0.0.1:$near/s$i:1"
  done
  far=$(free_port)
  "$checkout/bench/far" "$far" "$near" 15 &
  registry_processes+=($!)
  until_answers "$far"
  registry=127.0.0.1:$far
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

until_answers() {
  until (: </dev/tcp/127.0.0.1/"$1") 2>/dev/null; do
    kill -0 "${registry_processes[@]}"
    sleep 0.1
  done
}

stop_registry() {
  local process
  for process in "${registry_processes[@]}"; do
    kill "$process"
    wait "$process" || true
  done
}

in_swarm() { [[ $(docker info --format '{{.Swarm.ControlAvailable}}') == true ]]; }

provide_swarm() {
  if in_swarm; then return 0; fi
  docker swarm init --advertise-addr 127.0.0.1 >/dev/null
  started_swarm=true
}

# stack_of COUNT IMAGE: %d in the image is the number of the service. Services without a task: what
# is measured is the deploying, not the engine's starting.
# shellcheck disable=SC2016 # a variable of the file, not of the shell
stack_of() {
  local count=$1 image=$2 i
  stack=$scratch/stack-$count.yaml
  {
    printf 'version: "3.8"\nservices:\n'
    for ((i = 1; i <= count; i++)); do
      printf '  s%d:\n    image: %s\n    command: [sleep, "86400"]\n' "$i" "${image/\%d/$i}"
      printf '    environment: {N: "${N_%d:-0}"}\n' "$i"
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

deploy_by_berth() { "$@" "${berth[@]}" stack deploy "${resolve[@]}" -c "$stack" berth-bench; }
deploy_by_peer() { "$@" "${docker[@]}" stack deploy --detach=true "${resolve[@]}" -c "$stack" berth-bench; }

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
