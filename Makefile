# The same names for people and CI. `make run` and `make test` are all a newcomer needs.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: setup run test check format bench nightly lock docs accuracy weights clean

setup: $(STAMP)

$(STAMP): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Gọn needs Python 3.11 or newer; $$($(PYTHON) --version) was found. Set PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || bash scripts/system_packages.sh python3-venv
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

run: setup
	$(BIN)/gon demo

test: setup
	@bash scripts/system_packages.sh chromium postgresql
	$(BIN)/python -m pytest -n 2 -m "not nightly"

nightly: setup
	@bash scripts/system_packages.sh chromium postgresql
	$(BIN)/python -m pytest -n 2

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup
	@$(BIN)/python -m bench

docs: setup
	$(BIN)/python -m tests.generate

accuracy: setup
	$(BIN)/python -m tests.accuracy

# Learns anew which words of a step speak for which action, from docs/labels.
weights: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-weights.lock
	$(BIN)/python -m tests.weights

lock: setup
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --upgrade --generate-hashes --no-annotate --no-header --python-version 3.11 -o requirements.lock -q
	$(BIN)/uv pip compile pyproject.toml --upgrade --extra dev --generate-hashes --no-annotate --no-header --python-version 3.11 -c requirements.lock -o requirements-dev.lock -q
	$(BIN)/uv pip compile pyproject.toml --upgrade --extra weights --generate-hashes --no-annotate --no-header --python-version 3.11 -c requirements.lock -o requirements-weights.lock -q

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
