# Packages from the Debian mirror that this machine itself uses.

archive_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

need_apt() { command -v apt-get >/dev/null || die "$1, and this is no Debian machine: install it by hand"; }

need_root() { ((EUID == 0)) || die "$1: run this as root"; }

# install_packages PACKAGE…: those that are not installed yet.
install_packages() {
  local missing=() name
  for name in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) == installed ]] || missing+=("$name")
  done
  ((${#missing[@]})) || return 0
  need_apt "${missing[*]} is missing"
  need_root "installing ${missing[*]} needs root"
  step "refreshing the package lists" apt-get update
  step "installing ${missing[*]}" \
    env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

# The mirror of this machine's own package sources.
mirror() {
  local uri
  need_apt "the Debian mirror cannot be found out"
  uri=$(debian_source_uri)
  if [[ -z $uri ]] && ((EUID == 0)); then
    apt-get update >&2 || true
    uri=$(debian_source_uri)
  fi
  [[ -n $uri ]] || die "no Debian mirror in the package sources: run 'apt-get update' as root first"
  printf '%s\n' "$uri"
}

debian_source_uri() {
  # shellcheck disable=SC2016 # apt's own placeholders
  apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(ORIGIN) $(LABEL)' 'Created-By: Packages' \
    | awk '$3 == "Debian" && $4 == "Debian" && $2 !~ /-/ && !found { print $1; found = 1 }'
}

# Settings that a system made by debootstrap needs as much as this machine does (proxy, clock).
apt_settings() { apt-config dump | grep -E '^Acquire::(Check-Date|Check-Valid-Until|Retries|https?::Proxy)' || true; }

# unpack_package SUITE PACKAGE DIRECTORY: downloads one package of a suite, with its
# signature checked, and unpacks it there; the system's own package lists stay as they are.
unpack_package() {
  local suite=$1 package=$2 directory=$3 apt_dir="$state_dir/apt-$1"
  mkdir -p "$apt_dir"/{lists/partial,cache/archives/partial} "$directory"
  : >"$apt_dir/status"
  printf 'deb [signed-by=%s] %s %s main\n' "$archive_keyring" "$(mirror)" "$suite" >"$apt_dir/sources.list"
  cat >"$apt_dir/apt.conf" <<CONF
Dir::State "$apt_dir";
Dir::State::status "$apt_dir/status";
Dir::Cache "$apt_dir/cache";
Dir::Etc::SourceList "$apt_dir/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
APT::Update::Post-Invoke-Success "";
APT::Sandbox::User "root";
CONF
  [[ -n $(find "$apt_dir/lists" -name '*_Packages*' -mmin -1440 -print -quit) ]] \
    || APT_CONFIG="$apt_dir/apt.conf" apt-get update
  rm -f "$apt_dir/$package"_*.deb
  (cd "$apt_dir" && APT_CONFIG="$apt_dir/apt.conf" apt-get download "$package")
  dpkg-deb -x "$apt_dir/$package"_*.deb "$directory"
  rm -f "$apt_dir/$package"_*.deb
}
