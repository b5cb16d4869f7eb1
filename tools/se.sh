#!/usr/bin/env bash
# Put the toolset of Standard Ebooks, as tools/se/requirements.lock has it, into .judges/se for the tests: `se lint`
# judges our EPUB. It has an environment of its own, because it fixes the versions of libraries that we use too.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

se=.judges/se lock=tools/se/requirements.lock
cmp -s "$lock" "$se/.ready" && exit 0

echo "Installing what $lock names"
rm -rf "$se"
mkdir -p .judges
if .venv/bin/python -m venv "$se" &&
  "$se/bin/python" -m pip --disable-pip-version-check --quiet install --require-hashes -r "$lock"; then
  cp "$lock" "$se/.ready"
else
  rm -rf "$se"
  echo "The toolset of Standard Ebooks could not be installed: the test that needs it is skipped." >&2
fi
