#!/usr/bin/env bash
# Put what the tests judge the EPUB with, as the lock files in tools/ace and tools/foliate have it, into .judges/ace and
# .judges/foliate; without Node.js it stays out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

ready() { [ -e ".judges/$1/.ready" ] && cmp -s "tools/$1/package-lock.json" ".judges/$1/package-lock.json"; }

install_judge() {
  local name=$1 what=$2 folder=.judges/$1
  echo "Installing what tools/$name/package-lock.json names"
  mkdir -p "$folder"
  rm -f "$folder/.ready"
  cp "tools/$name/package.json" "tools/$name/package-lock.json" "$folder"
  # By its real path: npm does not find its lock file behind a link.
  if npm ci --prefix "$(cd "$folder" && pwd -P)" --omit=optional --ignore-scripts --no-audit --no-fund --loglevel=error; then
    touch "$folder/.ready"
  else
    echo "$what could not be installed: the tests that need it are skipped." >&2
  fi
}

has_node() { command -v npm && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; }

# The browser is the system's own; no package runs a program of its own while it is installed.
export PUPPETEER_SKIP_DOWNLOAD=1 ELECTRON_SKIP_BINARY_DOWNLOAD=1
for judge in "ace Ace" "foliate foliate-js"; do
  read -r name what <<<"$judge"
  if ready "$name"; then
    continue
  elif has_node >/dev/null 2>&1; then
    install_judge "$name" "$what"
  else
    echo "$what is not installed, because npm or Node.js 20 is missing: the tests that need it are skipped." >&2
  fi
done
