#!/usr/bin/env bash
# Put DAISY Ace, as tools/ace/package-lock.json has it, into .judges/ace for the tests; without Node.js it stays out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

ace=.judges/ace
ready=$ace/.ready
[ -e "$ready" ] && cmp -s tools/ace/package-lock.json "$ace/package-lock.json" && exit 0

if ! { command -v npm && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; } >/dev/null 2>&1; then
  echo "Ace is not installed, because npm or Node.js 20 is missing: the tests that need it are skipped." >&2
  exit 0
fi
echo "Installing what tools/ace/package-lock.json names"
mkdir -p "$ace"
rm -f "$ready"
cp tools/ace/package.json tools/ace/package-lock.json "$ace"
# The browser is the system's own; no package runs a program of its own while it is installed.
export PUPPETEER_SKIP_DOWNLOAD=1 ELECTRON_SKIP_BINARY_DOWNLOAD=1
if npm ci --prefix "$ace" --omit=optional --ignore-scripts --no-audit --no-fund --loglevel=error; then
  touch "$ready"
else
  echo "Ace could not be installed: the tests that need it are skipped." >&2
fi
