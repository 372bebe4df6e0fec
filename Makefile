# bijsluiter: `make` lists what can be made.
.DEFAULT_GOAL := help
.PHONY: help process review test check bench fast clean browser wheel
PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python --override .ci/overrides.txt --constraint .ci/constraints.txt

help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/make \1\t\2/' | expand -t 16

process: .venv/.run ## process input/ to output/ and say where the report is
	@PYTHONPATH=$$(.ci/fast find) $(BIN)/python -P -m pipeline process input output

review: .venv/.review ## open the review desk over output/; its address is the first line
	@$(BIN)/python -m pipeline review output

test: .venv/.dev browser ## run every test, browser tests included where a chromium can be had
	@$(BIN)/python -m pytest -n auto

check: .venv/.dev ## lint, format, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest tests/test_layers.py

bench: .venv/.bench ## measure speed (compiled where that can be done) beside spaCy and quantulum3, and the scores on gold
	@.ci/fast || true
	@PYTHONPATH=$$(.ci/fast find) $(BIN)/python -P tests/bench/speed.py
	@$(BIN)/python tests/bench/translation.py
	@$(BIN)/python -m pipeline evaluate tests/gold/dev
	@$(BIN)/python -m pipeline evaluate tests/gold/long

wheel: .venv/.dev ## build the wheel into dist/, compiled where there is a C compiler
	@rm -f dist/bijsluiter-*.whl
	@$(BIN)/python .ci/compiler.py || true
	@HATCH_BUILD_HOOK_ENABLE_CUSTOM=true $(BIN)/uv build --quiet --python $(BIN)/python --wheel

fast: .venv/.dev ## compile what takes the time; `process` and `bench` use it until a source changes
	@.ci/fast

clean: ## remove what was made; keeps input/, the decisions of reviewers and the translation memory
	@rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find output -mindepth 1 -maxdepth 1 ! -name README.md ! -name 'decisions*' ! -name .cache -exec rm -rf {} +
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

browser: # chromium for the browser tests, where apt may install it; without it those tests are skipped
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && apt-get update -qq >/dev/null && apt-get install -y -qq chromium >/dev/null 2>&1; } \
	  || echo "no chromium: browser tests will be skipped"

.venv/bin/uv:
	@$(PYTHON) -m venv .venv 2>/dev/null || { rm -rf .venv; \
	  [ "$$(id -u)" = 0 ] && apt-get update -qq >/dev/null && apt-get install -y -qq python3-venv >/dev/null \
	  && $(PYTHON) -m venv .venv; } || { echo "python3 -m venv does not work: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

.venv/.run: .venv/bin/uv pyproject.toml .ci/constraints.txt
	@$(UV) -e '.[translate]'
	@touch $@

.venv/.review: .venv/.run
	@$(UV) -e '.[translate,review]'
	@touch $@

.venv/.dev: .venv/.run
	@$(UV) -e '.[translate,review,online,dev]'
	@touch $@

.venv/.bench: .venv/.dev
	@$(UV) -e '.[translate,review,online,dev,bench]'
	@touch $@
