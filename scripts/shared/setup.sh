# What the scripts that build share: sourced, never run. Looks for the system packages, installs
# them through apt where it may, else says what to install. Sets clang, and scratch: what SwiftPM
# builds into.
case ${BUILD_DIR:-/} in /*) ;; *) BUILD_DIR=$PWD/$BUILD_DIR ;; esac
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
scratch=${BUILD_DIR:-.build}
packages=(libsqlite3-dev zlib1g-dev libexpat1-dev)
if ! command -v swift >/dev/null; then
  echo "Swift is missing: install a toolchain, version 6.2 or newer: https://swift.org/install" >&2
  exit 1
fi
clang=$(dirname "$(readlink -f "$(command -v swift)")")/clang

has_headers() {
  printf '#include <%s>\n' stdio.h sqlite3.h zlib.h expat.h |
    "$clang" -E -x c - >/dev/null 2>&1
}

if ! has_headers; then
  echo "installing: ${packages[*]}" >&2
  root=()
  [ "$(id -u)" = 0 ] || root=(sudo -n)
  for command in update "install --no-install-recommends ${packages[*]}"; do
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -qq $command >/dev/null 2>&1 || true
  done
  if ! has_headers; then
    echo "these packages are needed: sudo apt-get install ${packages[*]}" >&2
    echo "with Homebrew: brew install sqlite zlib expat" >&2
    exit 1
  fi
fi
