# The reference tools, beside the system: what Berth's answers are compared with.

oracle_dir=${BERTH_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/berth}/oracle

oracle_ready() {
  [[ -x $oracle_dir/docker-compose && -x $oracle_dir/docker && -x $oracle_dir/docker-buildx ]]
}

oracle_up() {
  if ! oracle_ready; then
    say "oracle: unpacking Debian sid's docker-compose, docker-cli and docker-buildx"
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
  mkdir -p "$oracle_dir"
  mv -f "$fresh/usr/libexec/docker/cli-plugins/docker-compose" "$oracle_dir/docker-compose"
  mv -f "$fresh/usr/bin/docker" "$oracle_dir/docker"
  mv -f "$fresh/usr/libexec/docker/cli-plugins/docker-buildx" "$oracle_dir/docker-buildx"
  rm -rf "$fresh"
}
