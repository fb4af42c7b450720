# Measures two commands in turn, and prints what they took as a row of a table.

# shellcheck disable=SC2154 # bin/bench sets runs and scratch

table_head() {
  printf '%-28s %12s %12s %8s\n' "median of $runs, in seconds" Berth reference ratio
}

# compare NAME BERTH REFERENCE: both are functions; what they write must be the same.
# They run A B A B …, so that what else the machine does meets both alike.
compare() {
  local name=$1 berth=$2 reference=$3 i
  : >"$scratch/berth.times"
  : >"$scratch/reference.times"
  for ((i = 0; i < runs; i++)); do
    timed "$berth" "$scratch/berth" || die "$name: Berth failed: $(tail -n 3 "$scratch/berth.err")"
    timed "$reference" "$scratch/reference" \
      || die "$name: the reference failed: $(tail -n 3 "$scratch/reference.err")"
  done
  cmp -s "$scratch/berth.out" "$scratch/reference.out" || die "$name: the outputs differ"
  row "$name" "$(median "$scratch/berth.times")" "$(median "$scratch/reference.times")"
}

# timed COMMAND FILE: adds its time in milliseconds to FILE.times, its output is FILE.out.
timed() {
  local command=$1 file=$2 start end
  start=$(date +%s%N)
  "$command" >"$file.out" 2>"$file.err" </dev/null || return 1
  end=$(date +%s%N)
  printf '%d\n' $(((end - start) / 1000000)) >>"$file.times"
}

median() { sort -n "$1" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

row() {
  awk -v name="$1" -v berth="$2" -v reference="$3" \
    'BEGIN { printf "%-28s %12.2f %12.2f %8.2f\n", name, berth / 1000, reference / 1000, berth / reference }'
}
