# What the scripts that build share: sourced, never run. Looks for the system packages, installs what
# is missing through apt when it may, else says exactly what to install.

cd "$(dirname "${BASH_SOURCE[0]}")/../.."

say() { printf '%s\n' "$*" >&2; }

# Whether a C header can be found by the compiler that comes with Swift, or by any other.
has_header() {
  local compiler
  for compiler in clang cc gcc; do
    if command -v "$compiler" >/dev/null 2>&1; then
      printf '#include <stddef.h>\n#include <stdio.h>\n#include <%s>\n' "$1" |
        "$compiler" -E -x c - >/dev/null 2>&1 && return 0
    fi
  done
  [ -e "/usr/include/$1" ] || [ -e "/opt/homebrew/include/$1" ] || [ -e "/usr/local/include/$1" ]
}

# The Debian package of each header.
package_of() {
  case $1 in
    sqlite3.h) echo libsqlite3-dev ;;
    zlib.h) echo zlib1g-dev ;;
    expat.h) echo libexpat1-dev ;;
  esac
}

missing_packages() {
  local header packages=()
  for header in "$@"; do
    has_header "$header" || packages+=("$(package_of "$header")")
  done
  echo "${packages[*]}"
}

apt_install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  local root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null || return 1
    root=(sudo -n)
  fi
  say "installing: $*"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
    >/dev/null 2>&1 && return 0
  "${root[@]}" apt-get update -qq >/dev/null 2>&1
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
    >/dev/null
}

how_to_install() {
  if command -v brew >/dev/null 2>&1; then
    say "install them: brew install sqlite zlib expat"
  else
    say "install them: sudo apt-get install $*"
  fi
}

if ! command -v swift >/dev/null 2>&1; then
  say "Swift is missing: install a toolchain, version 6.2 or newer, from https://swift.org/install"
  exit 1
fi

needed=$(missing_packages sqlite3.h zlib.h expat.h)
if [ -n "$needed" ]; then
  # shellcheck disable=SC2086
  if ! apt_install $needed || [ -n "$(missing_packages sqlite3.h zlib.h expat.h)" ]; then
    say "these system packages are needed and could not be installed: $needed"
    how_to_install $needed
    exit 1
  fi
fi
