# make book    set everything up in .venv and build this repository's anthology into dist/
# make test    set everything up and run the suite; .ci/run runs the longer ones below too
# make faults  kill 40 builds, at each stage and at random moments: some minutes (SEED=2 for other moments)
# make year    build the books of 52 and of 300 pieces, and ask of them what the tests ask of the others; and build
#              this repository's book in two environments and compare the bytes; and try the hostile books that take
#              seconds: some minutes
# make audit   build 100 random books and read every edition of them back: some minutes
# make hostile try every hostile book of tests/hostile, and write docs/security.md
# make fuzz    try wrong variants of the tiny books for MINUTES=60
# make sheets  draw a contact sheet of every theme for the README
# make clean   remove what these made

SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := book
BIN := .venv/bin
READY := .venv/.ready
CODE := src tests benchmarks fuzz pictures tools
MINUTES := 60

.PHONY: book test year faults audit hostile fuzz sheets clean

book: $(READY)
	@$(BIN)/python tools/system.py Pango
	$(BIN)/anthology build .

test: $(READY)
	@$(BIN)/python tools/system.py --all
	@tools/npm.sh
	@tools/se.sh
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

year: $(READY)
	ANTHOLOGY_LONG_BOOKS=1 $(BIN)/pytest tests/acceptance tests/hostile

audit: $(READY)
	ANTHOLOGY_RANDOM_BOOKS=100 $(BIN)/pytest tests/acceptance/test_random_books.py

SEED ?= 1
faults: $(READY)
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	$(BIN)/python tests/faults/kill_builds.py "$$folder" --builds 40 --seed $(SEED)

hostile: $(READY)
	@$(BIN)/python tools/system.py Pango
	cd tests && ../$(BIN)/python -m hostile.table

fuzz: $(READY)
	$(BIN)/python fuzz/run.py --minutes $(MINUTES)

sheets: $(READY)
	@$(BIN)/python tools/system.py Pango
	$(BIN)/python tools/contact_sheets.py

# The stamp is newer than what it was made from, so that a second run does nothing here.
$(READY): requirements.lock pyproject.toml tools/setup.sh
	@tools/setup.sh
	@touch $@

clean:
	rm -rf .venv .judges dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .fuzz
