# Completion of berth in bash. Berth itself tells what may come next.
_berth() {
  local current=${COMP_WORDS[COMP_CWORD]} others=4 line
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :*) others=${line#:} ;;
      *) COMPREPLY+=("${line%%$'\t'*}") ;;
    esac
  done < <("${1/#\~/$HOME}" completion --words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  case $others in
    0) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
    16) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
  esac
}
complete -F _berth berth
