#compdef berth
# Completion of berth in zsh. Berth itself tells what may come next.
_berth() {
  local others=4 line
  local -a candidates
  for line in "${(@f)$(${words[1]} completion --words -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    case $line in
      :*) others=${line#:} ;;
      ?*) candidates+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
    esac
  done
  case $others in
    0) _files ;;
    16) _files -/ ;;
    *) _describe -V 'berth' candidates ;;
  esac
}
if [[ ${funcstack[1]} == _berth ]]; then
  _berth "$@"
else
  compdef _berth berth
fi
