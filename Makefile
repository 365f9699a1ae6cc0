# make site   build the site into site/          make test   run every test
# make help   the other targets
PYTHON ?= python3
BIN := .venv/bin
SHELL := /bin/bash

.PHONY: site test check serve lint types help clean test-tools bench bench-import bench-citations bench-search bench-reader screenshots

site: .venv/site.installed
	@$(BIN)/gongbao build

test: .venv/test.installed test-tools lint types
	$(BIN)/python -m pytest -n auto --dist worksteal

check: .venv/site.installed
	@$(BIN)/gongbao check

serve: .venv/site.installed
	@$(BIN)/gongbao serve

lint: .venv/test.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/test.installed
	$(BIN)/mypy

bench: .venv/bench.installed
	$(BIN)/python -m benchmarks.bench_build

bench-import: .venv/test.installed
	$(BIN)/python -m benchmarks.bench_import

bench-citations: .venv/test.installed
	$(BIN)/python -m benchmarks.bench_citations

bench-search: .venv/bench.installed test-tools
	$(BIN)/python -m benchmarks.bench_search

bench-reader: site .venv/test.installed test-tools
	$(BIN)/python -m benchmarks.bench_reader

screenshots: .venv/test.installed test-tools
	$(BIN)/python -m tests.site.screenshots

test-tools:
	@.ci/install-test-tools

.venv/site.installed: requirements/site.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed / 需要 Python 3.11 或更高版本: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/site.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/%.installed: .venv/site.installed requirements/%.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/$*.txt
	@touch $@

clean:
	rm -rf build site .cache

help:
	@echo "site             build the site into site/"
	@echo "test             run every test (installs Chromium, CJK fonts and Java from the distribution if missing)"
	@echo "check            check the content"
	@echo "serve            preview on this machine"
	@echo "bench            build times beside Hugo, MkDocs, Zensical, Pagefind (long)"
	@echo "bench-import     fidelity of the importer on the samples"
	@echo "bench-citations  precision, recall and speed of the citation finder"
	@echo "bench-search     recall, ranking, bytes and latency beside Pagefind and Material's search (long)"
	@echo "bench-reader     weight, shifts and largest paint of every document on a slow line"
	@echo "screenshots      pictures of the site into docs/screenshots/"
	@echo "clean            remove build/, site/ and the cache"
