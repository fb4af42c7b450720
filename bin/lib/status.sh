# What is there: read only.

status() {
  local name pid
  if engine_answers; then
    say "engine    $(docker version --format '{{.Server.Version}} (API {{.Server.APIVersion}})')"
    if pid=$(our_dockerd); then say "          started by bin/engine up, process $pid"; fi
    for name in busybox:latest debian:bookworm-slim redis:7 "$current_image" "$oldest_image" "$sshd_image"; do
      say "image     $name: $(image_origin "$name")"
    done
  else
    say "engine    none answers"
  fi
  if oracle_ready; then say "oracle    $oracle_dir/docker-compose"; else say "oracle    not there"; fi
}

image_origin() {
  local labels
  labels=$(docker image inspect --format '{{json .Config.Labels}}' "$1" 2>/dev/null) || {
    printf 'not there\n'
    return 0
  }
  if [[ $labels == *'"dev.berth.stand-in"'* ]]; then printf 'built here\n'; else printf 'pulled\n'; fi
}
