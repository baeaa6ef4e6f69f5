# Kế hoạch mở. `make` alone lists the targets.
#
#   DOCUMENTS  folder of texts to read        (default: sources/documents)
#   OUT        where packages and warehouse go (default: publish)
#   BASE       revision that `make diff` compares with (default: HEAD); TEXTS: the files it reads, SHOW=n: how many it lists
#   RELEASED   date of the release, YYYY-MM-DD (default: none, for a build that is no release); `make release VERSION_DATE=…`
#   ALLOW_REMOVAL  published documents that may go, by id or file name, with commas between (default: none)

DOCUMENTS ?= sources/documents
OUT ?= publish
RELEASED ?=
ALLOW_REMOVAL ?=
PORT ?= 3000
BASE ?= HEAD

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV_READY := $(VENV)/.dev-ready
GOLDEN := tests/sources/reading/test_golden.py tests/sources/reading/test_plans.py tests/cases tests/test_density.py
JUDGES := tests/judges/node_modules/.ready
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help publish release site serve test test-fast lint format golden diff idle bench dev clean fuzz docx html pdf

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z -]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

publish: $(READY) ## read the texts, check the rows, publish the packages
	@$(BIN)/kehoachmo publish --documents "$(DOCUMENTS)" --out "$(OUT)" --released-on "$(RELEASED)" --allow-removal "$(ALLOW_REMOVAL)"

release: ## make and keep a release: make release VERSION_DATE=YYYY-MM-DD
	@test -n "$(VERSION_DATE)" || { echo "✗ VERSION_DATE=YYYY-MM-DD"; exit 2; }
	@$(MAKE) --no-print-directory publish RELEASED="$(VERSION_DATE)"

site: $(READY) ## build the portal anew from the warehouse
	@$(BIN)/kehoachmo site --out "$(OUT)"

serve: $(READY) ## show portal and packages on http://127.0.0.1:8000/site/
	@$(BIN)/python -m pipelines.terminal.serving "$(OUT)" $(or $(SITE_PORT),8000)

test: lint $(JUDGES) ## lint, types and all tests
	@$(BIN)/python -m pytest

test-fast: $(DEV_READY) ## the tests that take seconds
	@$(BIN)/python -m pytest -m "not whole"

lint: $(DEV_READY) ## style, format and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(DEV_READY) ## put the code into its format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

golden: $(DEV_READY) ## write the golden CSVs anew; read the difference before you commit it
	@$(BIN)/python -m pytest $(GOLDEN) --update-golden

docx html pdf: $(READY) ## let Word, HTML or PDF files be read too (installs a library each)
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[$@]'

fuzz: $(DEV_READY) ## damage documents in thousands of ways and read them (an hour or so)
	@$(BIN)/python -m pytest tests/sources/reading/test_fuzz.py --hypothesis-profile=fuzz

diff: $(DEV_READY) ## what the working tree does to the rows of the corpus, against BASE (default: HEAD)
	@$(BIN)/python tests/bench/rowdiff.py $(BASE) $(TEXTS)

idle: $(DEV_READY) ## list alternatives of regexes and words of vocabularies that no text of the corpus uses
	@$(BIN)/python -m tests.bench.idle $(TEXTS)

bench: $(DEV_READY) ## measure reading and publishing on this machine
	@$(BIN)/python tests/bench/bench.py

dev: $(READY) ## open the Dagster UI on http://127.0.0.1:3000, history in .dagster
	@mkdir -p .dagster && cp pipelines/dagster.yaml .dagster/dagster.yaml
	@PATH="$(CURDIR)/$(BIN):$$PATH" DAGSTER_HOME="$(CURDIR)/.dagster" \
		KEHOACHMO_DOCUMENTS="$(abspath $(DOCUMENTS))" KEHOACHMO_OUT="$(abspath $(OUT))" $(BIN)/python -m pipelines.terminal.ui -w workspace.yaml -h 127.0.0.1 -p $(PORT)

clean: ## remove what was built, not the environment
	@rm -rf publish/packages publish/site publish/releases publish/.build publish/warehouse.duckdb* build .dagster

$(READY): pyproject.toml constraints.txt
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Kế hoạch mở needs Python 3.11 or newer; set PYTHON=")'
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV) || (rm -rf $(VENV); exit 1)
	@echo "Installing what the pipeline needs (once, some minutes) …"
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(DEV_READY): $(READY)
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

# What the tests need that is no Python package: the npm library `datapackage`, a browser.
$(JUDGES): tests/judges/package.json tests/judges/package-lock.json tests/judges/install
	@tests/judges/install
	@touch $@
