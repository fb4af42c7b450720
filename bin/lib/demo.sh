# What the demo is made of: headings, commands shown before they run, and the way back.

berth() { "$checkout/bin/berth" "$@"; }

heading() {
  if [[ -t 1 ]]; then printf '\n\033[1m=== %s\033[0m\n' "$*"; else printf '\n=== %s\n' "$*"; fi
}

# show EXIT_CODE COMMAND…: prints the command, runs it, and ends the demo on any other exit code.
show() {
  local expected=$1 status=0
  shift
  print_command "$@"
  "$@" || status=$?
  ((status == expected)) || die "'$*' ended with exit code $status instead of $expected"
}

print_command() {
  local word line=
  for word in "$@"; do
    if [[ $word == *' '* ]]; then line+=" '$word'"; else line+=" $word"; fi
  done
  printf '\n$%s\n' "$line"
}

# undo_at_end TEXT COMMAND…: run when the demo ends, however it ends; the last one first.
undo_texts=()
undo_commands=()
undo_at_end() {
  local text=$1
  shift
  undo_texts+=("$text")
  undo_commands+=("$(printf '%q ' "$@")")
}

# undone TEXT: the demo itself has done it.
undone() {
  local i
  for i in "${!undo_texts[@]}"; do
    [[ ${undo_texts[i]} != "$1" ]] || unset "undo_texts[i]" "undo_commands[i]"
  done
}

clean_up() {
  local status=$1 i
  local -a newest_first=()
  trap '' INT TERM
  for i in "${!undo_commands[@]}"; do newest_first=("$i" "${newest_first[@]}"); done
  ((${#newest_first[@]} == 0)) || heading "Cleaning up"
  for i in "${newest_first[@]}"; do
    step "${undo_texts[i]}" eval "${undo_commands[i]}" || status=1
  done
  exit "$status"
}

# The checkout is never edited. The directory's name becomes the project's name.
copy_sample() {
  local parent
  parent=$(mktemp -d)
  undo_at_end "remove the copy of the sample" rm -rf "$parent"
  cp -r "$checkout/samples/getting-started" "$parent/$project"
  cd "$parent/$project"
  first_port=$(free_range 8080)
  sed -i "s/8080-8084:80/$first_port-$((first_port + 4)):80/" compose.yaml
}

# The first of five free ports, tried from the given one on in steps of a thousand.
free_range() {
  local first=$1 port
  while ((first < 65000)); do
    for ((port = first; port < first + 5; port++)); do
      ! port_answers "$port" || break
    done
    if ((port == first + 5)); then
      printf '%d\n' "$first"
      return 0
    fi
    first=$((first + 1000))
  done
  die "no five free ports in a row: stop what listens on 8080 to 8084"
}

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# visit_twice PORT: shows the page twice; the counter must have gone up.
visit_twice() {
  local url=http://localhost:$1 first second
  first=$(await_page "$url")
  print_command curl "$url"
  printf '%s\n' "$first"
  second=$(curl -s "$url") || die "$url does not answer any more"
  print_command curl "$url"
  printf '%s\n' "$second"
  (($(visits "$second") > $(visits "$first"))) || die "the counter does not go up"
}

visits() { sed -n 's/.*Visits:<\/b> \([0-9]*\).*/\1/p' <<<"$1"; }

await_page() {
  local tries page
  for ((tries = 0; tries < 120; tries++)); do
    page=$(curl -s "$1") || true
    if [[ -n $(visits "$page") ]]; then
      printf '%s\n' "$page"
      return 0
    fi
    sleep 0.5
  done
  die "no page with a counter at $1 within a minute"
}

make_swarm() {
  local state
  state=$(docker info --format '{{.Swarm.LocalNodeState}} {{.Swarm.ControlAvailable}}')
  case $state in
    'active true') say "This engine is a swarm manager already." ;;
    active*) die "this engine is a worker of a swarm: run the demo on a manager" ;;
    *)
      # The engine makes this bridge with the swarm, and keeps it when the swarm goes.
      docker network inspect docker_gwbridge >/dev/null 2>&1 \
        || undo_at_end "remove the bridge of the swarm" docker network rm docker_gwbridge
      undo_at_end "leave the swarm" berth swarm leave --force
      show 0 berth swarm init --advertise-addr 127.0.0.1
      ;;
  esac
}

# The routing mesh of a swarm is made of IPVS, a part of the kernel.
routes_published_ports() { [[ -e /proc/net/ip_vs ]] || { modprobe -q ip_vs && [[ -e /proc/net/ip_vs ]]; } 2>/dev/null; }

port_of_a_task() { berth stack ps "$project" | sed -n 's/.*\*:\([0-9]*\)->80\/tcp.*/\1/p' | sed -n 1p; }

# The engine lets go of a volume only when the last container is gone.
remove_volume() {
  local tries
  for ((tries = 0; tries < 20; tries++)); do
    docker volume inspect "$1" >/dev/null 2>&1 || return 0
    if docker volume rm "$1"; then return 0; fi
    sleep 1
  done
  return 1
}
