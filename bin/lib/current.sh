# berth-engine:current: a present-day Docker engine, to be run in containers of the host's engine.

current_image=berth-engine:current

current_up() {
  engine_answers || die "no Docker engine answers: run bin/engine up first"
  if image_present "$current_image"; then
    say "$current_image is here"
  else
    step "building $current_image from Debian sid" build_current
  fi
}

build_current() {
  image_present berth-engine:sid || system_image sid berth-engine:sid minbase \
    docker.io,docker-cli,docker-compose,iptables,ca-certificates,iproute2,procps
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
  classic_build "$current_image" <<'DOCKERFILE'
FROM berth-engine:sid
COPY entrypoint /usr/local/bin/berth-engine
VOLUME /var/lib/docker /var/lib/containerd
EXPOSE 2375
ENTRYPOINT ["berth-engine"]
CMD []
DOCKERFILE
}
