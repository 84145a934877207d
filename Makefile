# Fagtid. `make demo` opens the demo centre, `make test` passes the tests; both set up what they need.
.DEFAULT_GOAL := help
SHELL := /bin/bash
BIN := .venv/bin
READY := .venv/.ready
BENCH_READY := .venv/.bench-ready

.PHONY: help setup demo messages test test-quick lint fix bench docs lock clean

help:
	@echo "make demo        open an invented centre in the browser, its week planned and published"
	@echo "make test        lint, types, layers and every test this machine allows"
	@echo "make test-quick  the same without the slow tests"
	@echo "make fix         format and mend what the linter can"
	@echo "make bench       run the comparisons and write docs/benchmarks.md"
	@echo "make messages    gather the words of the pages and compile their translations"
	@echo "make docs        check the documents: links, examples, commands"
	@echo "make lock        renew the locked requirements"

setup: $(READY)

$(READY): requirements/dev.txt pyproject.toml tools/setup.sh
	@tools/setup.sh requirements/dev.txt
	@touch $@

$(BENCH_READY): requirements/bench.txt $(READY)
	@tools/setup.sh requirements/bench.txt
	@touch $@

demo: $(READY)
	@$(BIN)/fagtid demo --serve --out demo

test: $(READY)
	@tools/test.sh

test-quick: $(READY)
	@tools/test.sh -m "not slow"

lint: $(READY)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports --no-cache

fix: $(READY)
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

bench: $(BENCH_READY)
	@$(BIN)/python -m bench

messages: $(READY)
	@$(BIN)/python tools/messages.py

docs: $(READY)
	@$(BIN)/pytest tests/docs

lock: $(READY)
	@$(BIN)/pip install --quiet uv
	@$(BIN)/uv pip compile --universal --generate-hashes --no-header --quiet --upgrade --extra dev pyproject.toml -o requirements/dev.txt
	@$(BIN)/uv pip compile --universal --generate-hashes --no-header --quiet --upgrade --extra dev --extra bench pyproject.toml -o requirements/bench.txt
	@$(BIN)/uv pip compile --universal --generate-hashes --no-header --quiet --upgrade pyproject.toml -o requirements/run.txt

clean:
	@rm -rf .venv demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
