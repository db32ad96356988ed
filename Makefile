# `make run` and `make test` on a fresh clone need Python 3.11 or later, git and make; the rest is set up here.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test check bench quality clean

RAW ?= raw
OUT ?= curated
WORKERS ?= 2

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
RIVALS := .venv-bench

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile
	@echo "  RAW=raw OUT=curated for other folders, PYTHON=python3.12 for another Python, WORKERS=2 for the tests"

# Set up anew only when what is to be installed has changed.
$(READY): pyproject.toml constraints.txt
	@python=$$(sh .ci/find-python) && \
	if ! $(BIN)/python -c '' 2>/dev/null; then rm -rf $(VENV); "$$python" -m venv $(VENV) || exit 1; fi
	@echo "Setting up $(VENV) with $$($(BIN)/python --version): a minute or two ..."
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install -qq --constraint constraints.txt --editable '.[dev]'
	@touch $@

run: $(READY) ## articles in raw/ to tables in curated/
	@$(BIN)/factledger run "$(RAW)" --out "$(OUT)"

test: $(READY) ## all tests
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

check: $(READY) ## linter, types, proofs of rules, tests, and the floors of quality
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/factledger check
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal
	@$(BIN)/python -m tests.benchmarks.quality --check

# What the benchmark compares with stands in an environment of its own.
$(RIVALS)/.ready: tests/benchmarks/rivals.txt
	@python=$$(sh .ci/find-python) && \
	if ! $(RIVALS)/bin/python -c '' 2>/dev/null; then rm -rf $(RIVALS); "$$python" -m venv $(RIVALS) || exit 1; fi
	@echo "Setting up $(RIVALS) ..."
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(RIVALS)/bin/python -m pip install -qq --requirement tests/benchmarks/rivals.txt
	@touch $@

bench: $(READY) $(RIVALS)/.ready ## how fast it is beside others, and how it scales; QUICK=1 for less, ACCEPT="why" to keep
	@$(BIN)/python -m tests.benchmarks $(if $(QUICK),--quick) $(if $(ACCEPT),--accept "$(ACCEPT)")

quality: $(READY) ## how right it is on the gold annotations, and on public sets if they are there
	@$(BIN)/python -m tests.benchmarks.quality

clean: ## remove what was set up and built; curated tables stay
	@rm -rf $(VENV) $(RIVALS) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .prefect
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
