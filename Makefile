# SPDX-License-Identifier: Apache-2.0
PYTHON := .venv/bin/python
ONLY ?=
WORDS ?=
TESTS ?= tests
SCENE ?=
export HYPOTHESIS_STORAGE_DIRECTORY := build/hypothesis
# Files of tests need not outlast the machine: they lie in memory where it has 4 GB to spare, and no test waits for a disk.
MEMORY := $(shell df -k /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 4000000 { print "TMPDIR=/dev/shm" }')

.PHONY: help setup setup-test run test check format format-check lint types layers figures bench torture pictures bundle translations lock clean
.DEFAULT_GOAL := help

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|' 2>/dev/null || grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST)

setup: ## make .venv from the lock; leaves .venv/bin/loa and .venv/bin/loa-hub
	@installer/setup.sh run

setup-test:
	@installer/setup.sh run test

run: setup ## play a working week with a hub and two laptops, then show it in the window
	$(PYTHON) -m installer.story

test: setup-test ## run the tests (TESTS=path for some of them)
	env -u PYTHONDONTWRITEBYTECODE $(MEMORY) $(PYTHON) -m pytest -n 2 --dist worksteal $(TESTS)

check: setup-test ## the whole gate: format, lint, types, layers, figures, tests
	@$(MAKE) --no-print-directory --keep-going format-check lint types layers figures test

format: setup ## write the house format
	$(PYTHON) -m ruff check --fix-only --quiet .
	$(PYTHON) -m ruff format .

format-check: setup
	$(PYTHON) -m ruff format --check .

lint: setup ## look for faults of style
	$(PYTHON) -m ruff check .

types: setup ## check the types, strictly
	$(PYTHON) -m mypy

layers: setup ## check who imports whom
	$(PYTHON) -m tests.architecture.layers

figures: setup ## measure the code
	$(PYTHON) -m tests.architecture.figures

bench: ## measure speed into build/bench.json (ONLY=name for one)
	@installer/setup.sh run test bench
	$(PYTHON) -m tests.bench $(ONLY)

pictures: setup ## take every screen in every look into build/pictures and look for faults (SCENE=name for one)
	$(PYTHON) -m ui.gallery $(if $(SCENE),--scene $(SCENE))

torture: ## long fault suites into docs/reliability.md (TORTURE_SEEDS=20000 or FIRST-LAST, pieces add up; TORTURE_ONLY=schedules,kills …)
	@installer/setup.sh run test torture
	$(PYTHON) -m tests.torture

translations: setup ## bring the catalogues up to date with the source (WORDS=file.json for new English)
	$(PYTHON) -m installer.make_translations $(WORDS)

lock: setup ## renew requirements/*.lock to the newest versions
	requirements/lock.sh

bundle: ## build the app without Python into dist/loa/, then try it against a hub
	@installer/setup.sh run bundle
	$(PYTHON) -m installer.bundle
	$(PYTHON) -m installer.smoke

clean: ## remove .venv and everything built
	rm -rf .venv build dist .hypothesis loa.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
