# The reference tools, beside the system: what Berth's answers are compared with, and what it works
# with where it is installed (docker-buildx), or talks to (docker-registry).

oracle_dir=${BERTH_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/berth}/oracle

oracle_ready() {
  local name
  for name in docker-compose docker docker-buildx docker-registry; do
    [[ -x $oracle_dir/$name ]] || return 1
  done
}

oracle_up() {
  if ! oracle_ready; then
    say "oracle: unpacking Debian sid's docker-compose, docker-cli, docker-buildx and docker-registry"
    step "unpacking into $oracle_dir" unpack_oracle
  fi
  say "oracle: Docker Compose $("$oracle_dir/docker-compose" version --short), $("$oracle_dir/docker" --version)"
  printf '%s\n' "$oracle_dir/docker-compose"
}

unpack_oracle() {
  local fresh=$oracle_dir.fresh
  rm -rf "$fresh"
  unpack_package sid docker-compose "$fresh"
  unpack_package sid docker-cli "$fresh"
  unpack_package sid docker-buildx "$fresh"
  unpack_package sid docker-registry "$fresh"
  mkdir -p "$oracle_dir"
  mv -f "$fresh/usr/libexec/docker/cli-plugins/docker-compose" "$oracle_dir/docker-compose"
  mv -f "$fresh/usr/bin/docker" "$oracle_dir/docker"
  mv -f "$fresh/usr/libexec/docker/cli-plugins/docker-buildx" "$oracle_dir/docker-buildx"
  mv -f "$fresh/usr/bin/docker-registry" "$oracle_dir/docker-registry"
  rm -rf "$fresh"
}
