# `config` of a file of a few services, and of one of thousands.

# shellcheck shell=bash disable=SC2154 # bin/bench sets checkout, scratch and the programs

bench_config() {
  local count
  for count in 6 60 5000; do
    config_file=$scratch/config-$count/compose.yaml
    mkdir -p "$scratch/config-$count"
    "$checkout/bench/generate-services" "$count" >"$config_file"
    compare_same "config, $count services" config_by_berth config_by_peer
  done
}

config_by_berth() { measured "${berth[@]}" -f "$config_file" config; }

config_by_peer() { measured "${compose[@]}" -f "$config_file" config; }
