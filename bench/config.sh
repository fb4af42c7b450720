# `config` of a file of a few services, and of one of thousands.

# shellcheck disable=SC2154 # bin/bench sets checkout, scratch and oracle_dir

bench_config() {
  local count
  for count in 6 5000; do
    mkdir -p "$scratch/services-$count"
    "$checkout/bench/generate-services" "$count" >"$scratch/services-$count/compose.yaml"
    config_file=$scratch/services-$count/compose.yaml
    compare "config, $count services" config_by_berth config_by_reference
  done
}

config_by_berth() { "$checkout/bin/berth" -f "$config_file" config; }

config_by_reference() { "$oracle_dir/docker-compose" -f "$config_file" config; }
