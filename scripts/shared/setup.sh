# What the scripts that build share: sourced, never run. Looks for the system packages, installs
# what is missing through apt where it may, else says what to install.
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# The Debian packages of the headers that neither a compiler nor we find.
missing_packages() {
  local header package compiler folder
  while read -r header package; do
    for compiler in clang cc gcc; do
      printf '#include <stdio.h>\n#include <%s>\n' "$header" |
        "$compiler" -E -x c - >/dev/null 2>&1 && continue 2
    done
    for folder in /usr /opt/homebrew /usr/local; do
      [ ! -e "$folder/include/$header" ] || continue 2
    done
    echo "$package"
  done <<<'sqlite3.h libsqlite3-dev
zlib.h zlib1g-dev
expat.h libexpat1-dev'
}

apt_get() {
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo -n)
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -qq "$@" >/dev/null 2>&1
}

if ! command -v swift >/dev/null; then
  echo "Swift is missing: install a toolchain, version 6.2 or newer: https://swift.org/install" >&2
  exit 1
fi
needed=$(missing_packages)
if [ -n "$needed" ]; then
  echo "installing:" $needed >&2
  apt_get install --no-install-recommends $needed ||
    { apt_get update && apt_get install --no-install-recommends $needed; } || true
  if [ -n "$(missing_packages)" ]; then
    echo "these packages are needed: sudo apt-get install" $needed >&2
    echo "with Homebrew: brew install sqlite zlib expat" >&2
    exit 1
  fi
fi
