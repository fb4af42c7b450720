# Docker engines to be run in containers of the host's engine: a present-day one, and the oldest that
# Berth speaks with. And an sshd with a Docker client, behind which the host's engine is.

current_image=berth-engine:current
oldest_image=berth-engine:oldest
sshd_image=berth-sshd:latest

current_up() { engine_image_up "$current_image" "Debian sid" build_current; }

oldest_up() { engine_image_up "$oldest_image" "Debian bookworm" build_oldest; }

# engine_image_up NAME SUITE COMMAND
engine_image_up() {
  engine_answers || die "no Docker engine answers: run bin/engine up first"
  if image_present "$1"; then
    say "$1 is here"
  else
    step "building $1 from $2" "$3"
  fi
}

build_current() {
  image_present berth-engine:sid || system_image sid berth-engine:sid minbase \
    docker.io,docker-cli,docker-compose,iptables,ca-certificates,iproute2,procps
  build_engine "$current_image" berth-engine:sid
}

build_oldest() {
  build_engine "$oldest_image" debian:bookworm-slim \
    docker.io iptables ca-certificates iproute2 procps
}

# build_engine NAME BASE [PACKAGES…]
build_engine() {
  local name=$1 base=$2
  shift 2
  enter_work_dir
  cat >entrypoint <<'SCRIPT'
#!/bin/sh
# Runs dockerd as the only service. What the container lacks for it is made up here.
set -e
mount -t tmpfs tmpfs /run
mount -o remount,rw /proc/sys 2>/dev/null || true
exec dockerd -H tcp://0.0.0.0:2375 -H unix:///var/run/docker.sock --tls=false "$@"
SCRIPT
  chmod 755 entrypoint
  {
    printf 'FROM %s\n' "$base"
    if (($#)); then
      printf 'RUN apt-get update \\\n'
      printf ' && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends %s \\\n' "$*"
      printf ' && rm -rf /var/lib/apt/lists/* /var/cache/apt/*\n'
    fi
    cat <<'DOCKERFILE'
COPY entrypoint /usr/local/bin/berth-engine
VOLUME /var/lib/docker /var/lib/containerd
EXPOSE 2375
ENTRYPOINT ["berth-engine"]
CMD []
DOCKERFILE
  } | classic_build "$name"
}

sshd_up() {
  image_present "$oldest_image" || die "$oldest_image is missing: run bin/engine oldest first"
  command -v ssh-keygen >/dev/null || install_packages openssh-client
  engine_image_up "$sshd_image" "$oldest_image" build_sshd
}

# Without keys: those of a machine, and of who may log in, are the caller's.
build_sshd() {
  enter_work_dir
  {
    printf 'FROM %s\n' "$oldest_image"
    cat <<'DOCKERFILE'
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends openssh-server \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /etc/ssh/ssh_host_* \
 && mkdir -p /run/sshd
EXPOSE 22
ENTRYPOINT ["/usr/sbin/sshd", "-D", "-e", "-o", "UsePAM=no"]
CMD []
DOCKERFILE
  } | classic_build "$sshd_image"
}
