# The base images: pulled where a registry answers, otherwise built here under the same names.

stand_in_label=dev.berth.stand-in=true

image_present() { docker image inspect "$1" >/dev/null 2>&1; }

# ensure_image NAME COMMAND…: the command makes a stand-in when NAME is neither here nor can be pulled.
ensure_image() {
  local name=$1
  shift
  if image_present "$name"; then
    say "  $name is here"
  elif timeout 60 docker pull -q "$name" >/dev/null 2>&1 </dev/null; then
    say "  $name pulled"
  else
    step "$name cannot be pulled, building a stand-in" "$@"
  fi
}

images_up() {
  engine_answers || die "no Docker engine answers: run bin/engine up first"
  say "images:"
  ensure_image busybox:latest busybox_stand_in
  ensure_image debian:bookworm-slim debian_stand_in
  ensure_image redis:7 redis_stand_in
}

# classic_build NAME < Dockerfile, in the current directory. Runs with the host's network:
# a package mirror that the machine reaches need not be reachable from a bridge.
classic_build() {
  DOCKER_BUILDKIT=0 docker build --network host --label "$stand_in_label" --tag "$1" --file - .
}

busybox_stand_in() {
  enter_work_dir
  apt-get download busybox-static
  dpkg-deb -x busybox-static_*.deb unpacked
  mkdir -p root/{bin,tmp,root,etc,var}
  chmod 1777 root/tmp
  cp unpacked/bin/busybox root/bin/
  printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/bin/false\n' >root/etc/passwd
  printf 'root:x:0:\nnogroup:x:65534:\n' >root/etc/group
  classic_build busybox:latest <<'DOCKERFILE'
FROM scratch
COPY root/ /
RUN ["/bin/busybox", "--install", "-s", "/bin"]
CMD ["sh"]
DOCKERFILE
}

debian_stand_in() { system_image bookworm debian:bookworm-slim minbase; }

# system_image SUITE NAME VARIANT [PACKAGES]: a Debian system of that suite, imported as an image.
system_image() {
  local suite=$1 name=$2 variant=$3 packages=${4:-} dir=root
  need_root "making $name needs root"
  install_packages debootstrap
  enter_work_dir
  debootstrap --variant="$variant" ${packages:+--include="$packages"} \
    --keyring="$archive_keyring" "$suite" "$PWD/$dir" "$(mirror)"
  apt_settings >"$dir/etc/apt/apt.conf.d/50machine"
  printf 'Acquire::Languages "none";\n' >"$dir/etc/apt/apt.conf.d/50slim"
  slim_down "$dir"
  tar --numeric-owner -C "$dir" -c . \
    | docker import --change "LABEL $stand_in_label" --change 'CMD ["bash"]' - "$name"
}

# What an image has no use for: documentation, translations, package files already installed.
slim_down() {
  printf 'path-exclude /usr/share/%s/*\n' doc man info locale >"$1/etc/dpkg/dpkg.cfg.d/slim"
  rm -rf "$1"/usr/share/{doc,man,info,locale}/* "$1"/var/cache/apt/* "$1"/var/lib/apt/lists/* "$1"/var/log/*.log
  # Some packages link into the sections of the manual when they are installed.
  mkdir -p "$1"/var/cache/apt/archives/partial "$1"/usr/share/man/man{1..8}
}

# As the official image: server on 6379, open to other containers, data in the volume /data.
redis_stand_in() {
  enter_work_dir
  cat >entrypoint <<'SCRIPT'
#!/bin/sh
# Arguments that begin with an option, or a config file, go to redis-server.
set -e
case "${1:-}" in
  -* | *.conf) set -- redis-server "$@" ;;
esac
if [ "${1:-}" = redis-server ]; then
  shift
  set -- redis-server --protected-mode no "$@"
fi
exec "$@"
SCRIPT
  chmod 755 entrypoint
  classic_build redis:7 <<'DOCKERFILE'
FROM debian:bookworm-slim
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends redis-server \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/* \
 && mkdir -p /data && chown redis:redis /data
COPY entrypoint /usr/local/bin/docker-entrypoint.sh
VOLUME /data
WORKDIR /data
ENTRYPOINT ["docker-entrypoint.sh"]
EXPOSE 6379
CMD ["redis-server"]
DOCKERFILE
}
