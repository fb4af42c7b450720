# Measures two commands in turn, and prints what they took as a row of a table.

# shellcheck shell=bash disable=SC2154 # bin/bench sets checkout, runs and scratch

table_head() {
  printf '%-48s %10s %10s %7s %9s %9s\n' "median of $runs" "Berth s" "peer s" ratio "Berth MB" "peer MB"
}

# compare NAME BERTH PEER: both are functions that run what is measured with `measured`.
# They run A B A B …, so that what else the machine does meets both alike.
# Before each run `prepare_OF_THE_FUNCTION` is called, where there is such a function.
compare() {
  local name=$1 by_berth=$2 by_peer=$3 i
  wanted "$name" || return 0
  rm -f "$scratch"/{berth,peer}.measures
  for ((i = 0; i < runs; i++)); do
    once "$name" "$by_berth" berth
    once "$name" "$by_peer" peer
  done
  row "$name"
}

# As compare, where both must write the same.
compare_same() {
  compare "$@"
  ! wanted "$1" || cmp -s "$scratch/berth.out" "$scratch/peer.out" || die "$1: the outputs differ"
}

wanted() { [[ $1 == *"$only"* ]]; }

once() {
  local name=$1 function=$2
  side=$3
  if declare -F "prepare_$function" >/dev/null; then
    "prepare_$function" >"$scratch/prepare.log" 2>&1 </dev/null \
      || die "$name: preparing $side failed: $(tail -n 3 "$scratch/prepare.log")"
  fi
  "$function" >"$scratch/$side.out" 2>"$scratch/$side.err" </dev/null \
    || die "$name: $side failed: $(tail -n 3 "$scratch/$side.err")"
}

# measured COMMAND…: its time and memory count for the side whose turn it is.
measured() { "$checkout/bench/measured" "$scratch/$side.measures" "$@"; }

# median FIELD FILE
median() { cut -d ' ' -f "$1" "$2" | sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

row() {
  local ours=$scratch/berth.measures theirs=$scratch/peer.measures
  printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$(median 1 "$ours")" "$(median 1 "$theirs")" \
    "$(median 2 "$ours")" "$(median 2 "$theirs")" >>"$scratch/rows"
  tail -n 1 "$scratch/rows" | awk -F '\t' '{
    printf "%-48s %10.2f %10.2f %7.2f %9.0f %9.0f\n", $1, $2 / 1000, $3 / 1000, $2 / $3, $4 / 1024, $5 / 1024 }'
}

# All rows as JSON: milliseconds and KiB.
rows_as_json() {
  [[ -s $scratch/rows ]] || die "no row has \"$only\" in its name"
  awk -F '\t' -v runs="$runs" '
    BEGIN { printf "{\"runs\":%d,\"rows\":[", runs }
    { printf "%s\n  {\"name\":\"%s\",\"berth\":%d,\"peer\":%d,\"ratio\":%.3f,\"berthPeakKiB\":%d,\"peerPeakKiB\":%d}",
        (NR > 1 ? "," : ""), $1, $2, $3, $2 / $3, $4, $5 }
    END { print "\n]}" }' "$scratch/rows"
}
