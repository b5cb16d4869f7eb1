#!/usr/bin/env bash
# Put the locked libraries, and this package as it stands in src/, into .venv.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

find_python() {
  local name
  for name in python3.13 python3.12 python3.11 python3 python; do
    if command -v "$name" >/dev/null && "$name" -c "$new_enough" 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  {
    echo "anthology needs Python 3.11 or newer, and there is none. Here: $(python3 --version 2>/dev/null || echo no Python at all)."
    echo "  Debian, Ubuntu  sudo apt-get install python3 python3-venv"
    echo "  Fedora          sudo dnf install python3"
    echo "  macOS           brew install python"
  } >&2
  return 1
}

if ! { [ -x .venv/bin/python ] && .venv/bin/python -c "import pip; $new_enough" 2>/dev/null; }; then
  python=$(find_python)
  echo "Making .venv with $("$python" --version)"
  rm -rf .venv
  "$python" -m venv .venv || {
    rm -rf .venv
    echo "$python cannot make a virtual environment. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2
    exit 1
  }
fi

pip() { .venv/bin/python -m pip --disable-pip-version-check --quiet "$@"; }
echo "Installing what requirements.lock names"
pip install --require-hashes -r requirements.lock
pip install --no-deps --no-build-isolation --editable .
