# Sets up its own environment in .venv and runs 鲁图. PYTHON=python3.12 make run uses another Python.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

.PHONY: run test bench lint setup setup-test clean

run: $(VENV)/.run
	$(BIN)/lutu serve $(ARGS)

test: $(VENV)/.test lint
	$(BIN)/python -m pytest

bench: $(VENV)/.test
	$(BIN)/python -m bench

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "鲁图要用 Python 3.11 或更新的版本 / Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.test: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,data]'
	touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV)
