# Everything runs in .venv, made here. `make help` lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3)
RUN := .venv/bin/python

# A set of packages is installed when a stamp named after its file's checksum is there.
RUNTIME := .venv/.runtime-$(shell cksum < requirements.txt | tr -d ' ')
DEVELOPMENT := .venv/.development-$(shell cksum < requirements-dev.txt | tr -d ' ')

export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Install Debian packages where the user may, or say which are missing.
debian = { \
	if [ "$$(id -u)" = 0 ]; then as=; elif sudo -n true 2>/dev/null; then as=sudo; \
	else echo "Missing: $(1). Please have it installed: sudo apt-get install $(1)" >&2; exit 1; fi; \
	echo "Installing Debian's $(1)"; \
	$$as apt-get -qq update && \
	$$as env DEBIAN_FRONTEND=noninteractive apt-get -qqy install --no-install-recommends $(1) >/dev/null; }

install = \
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; PYTHON=… names it." >&2; exit 1; }; \
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(call debian,python3-venv); \
	$(RUN) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv; \
	echo "Installing the packages of $(1)"; \
	$(RUN) -m pip install --quiet --no-input --require-hashes --requirement $(1); \
	rm -f $(firstword $(subst -, ,$@))-*; touch $@

$(RUNTIME):
	$(call install,requirements.txt)

$(DEVELOPMENT):
	$(call install,requirements-dev.txt)

.PHONY: help
help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(RUNTIME) ## prepare the environment; then every .venv/bin/python manage.py … works
	@:

.PHONY: serve
serve: setup ## prepare everything and serve the archive (PORT, HOST, ARCHIVE_HOME, DATABASE_URL)
	@exec $(RUN) manage.py serve

.PHONY: test
test: $(DEVELOPMENT) browser gettext ## run every test, those in a real browser too
	@# Those of search and pages run beside all others, each half on a database of its own; not
	@# on a server that was given, where the two would share one.
	@if [ -n "$${DATABASE_URL:-}" ]; then exec $(RUN) -m pytest; fi; \
	log=$$(mktemp); trap 'rm -f "$$log"' EXIT; status=0; \
	$(RUN) -m pytest --ignore=tests/pages --ignore=tests/search >"$$log" 2>&1 & beside=$$!; \
	$(RUN) -m pytest tests/pages tests/search || status=$$?; \
	wait "$$beside" || status=$$?; \
	cat "$$log"; exit "$$status"

.PHONY: fast
fast: $(DEVELOPMENT) gettext ## run the tests that need neither database nor browser
	@$(RUN) -m pytest -m "not db and not browser"

.PHONY: evaluate
evaluate: $(DEVELOPMENT) ## measure how well records are read (WITH="--against FILE" compares)
	@$(RUN) -m tests.evaluation $(WITH)

.PHONY: bench
bench: $(DEVELOPMENT) ## measure speed beside other engines (WITH="--sizes 10000,100000")
	@$(RUN) -m tests.benchmarks $(WITH)

.PHONY: lighthouse
lighthouse: $(DEVELOPMENT) browser ## let Lighthouse judge the pages that readers come to first (needs npm)
	@command -v npx >/dev/null || $(call debian,npm)
	@$(RUN) -m tests.lighthouse

.PHONY: map
map: ## print the rooms of the archive with their first lines (WITH=--write: into ARCHITECTURE.md)
	@$(PYTHON) -m tests.documentation $(WITH)

.PHONY: check
check: $(DEVELOPMENT) ## look at the code without running it
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	.venv/bin/lint-imports
	find templates -name '*.html' -exec .venv/bin/djade --check {} +
	$(RUN) -m djlint --quiet --lint templates
	@home=$$(mktemp -d); trap 'rm -rf "$$home"' EXIT; export ARCHIVE_HOME="$$home"; set -x; \
	SECURE=1 ALLOWED_HOSTS=archive.example $(RUN) manage.py check --deploy --fail-level WARNING; \
	$(RUN) manage.py makemigrations --check --dry-run

.PHONY: format
format: $(DEVELOPMENT) ## bring the code into the form that check wants
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .
	find templates -name '*.html' -exec .venv/bin/djade {} +

.PHONY: browser
browser: # and the two sets of fonts that pages are looked at with
	@command -v chromium >/dev/null || $(call debian,chromium)
	@# Where they cannot be had, the tests that need them are skipped and say so.
	@[ -e /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf ] && \
		[ -e /usr/share/fonts/truetype/noto/NotoSansMono-Regular.ttf ] || \
		( $(call debian,fonts-noto-core fonts-noto-mono) ) || true
	@[ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || \
		( $(call debian,fonts-dejavu-core) ) || true

.PHONY: gettext
gettext:
	@command -v msgfmt >/dev/null || $(call debian,gettext)

.PHONY: messages
messages: $(DEVELOPMENT) gettext ## bring the catalogues up to date with what the program says
	$(RUN) manage.py makemessages --all --no-location --no-obsolete --extension html,jinja,py \
		--ignore tests --ignore var
	$(RUN) manage.py compilemessages --locale fr

compile = CUSTOM_COMPILE_COMMAND="make lock" $(RUN) -m piptools compile --quiet $(UPGRADE) \
	--generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options

.PHONY: lock
lock: $(DEVELOPMENT) ## pin what pyproject.toml asks for (UPGRADE=--upgrade: at its newest)
	$(compile) --output-file requirements.txt pyproject.toml
	$(compile) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

.PHONY: clean
clean: ## remove .venv and caches; var/, the archive itself, stays
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
