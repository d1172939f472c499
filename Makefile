# Everything a fresh machine needs is Python 3.11 or newer, git, make and a package registry.
# All that is installed goes into .venv; reports/latest, build and docs/_build hold what is made.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

# The first Python on the path that is new enough; `make PYTHON=/path/to/python check` takes another.
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)

VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install -qq --no-input --disable-pip-version-check -c constraints.txt
# One process more than processors, since tests wait for servers, browsers and Java. Files in their order: those
# with few but long tests would come last otherwise, when the other processes have no work left.
TEST_WORKERS = -n $(shell $(PY) -c 'import os; print((os.cpu_count() or 1) + 1)') --dist loadfile --no-loadscope-reorder
SOURCES := $(shell find src -type f ! -name '*.pyc')

# What the tool remembers of hosts stays in the tree, and `make clean` forgets it.
REFCHECK := $(PY) -m refcheck
KEEP := --cache-dir build/cache

# Nothing of the caller's Python settings leaks in; without a home folder, pip's cache stays here.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP
export HOME := $(or $(HOME),$(CURDIR)/build/home)

.PHONY: help
help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

.PHONY: check
check: $(VENV)/.package ## check this repository's own references; reports go to reports/latest
	@code=0; \
	$(REFCHECK) check references/*.bib --lock read $(KEEP) -f full \
		-f html:reports/latest/references.html \
		-f markdown:reports/latest/references.md \
		-f json:reports/latest/references.json || code=$$?; \
	case $$code in \
	0) said='nothing to correct was found (exit 0)' ;; \
	1) said='there is something to correct, see above (exit 1)' ;; \
	3) said='nothing could be asked or nothing was there to check, so the run says nothing (exit 3)' ;; \
	*) echo "make check: refcheck could not do its work (exit $$code)" >&2; exit 1 ;; \
	esac; \
	echo "make check: refcheck did its work: $$said"; \
	echo "make check: the report is reports/latest/references.html (.md and .json beside it)"

.PHONY: test
test: $(VENV)/.dev ## run the tests; COVERAGE=1 measures and holds the floors, PYTEST_ARGS=... is passed on
ifdef COVERAGE
	$(PY) -m coverage erase
	$(PY) -m coverage run -m pytest $(TEST_WORKERS) $(PYTEST_ARGS)
	$(PY) -m coverage combine -q
	$(PY) -m coverage report --include='src/*' --fail-under=95
	$(PY) -m coverage report --include='tests/*' --fail-under=98
else
	$(PY) -m pytest $(TEST_WORKERS) $(PYTEST_ARGS)
endif

.PHONY: lint lint-ruff lint-format lint-types lint-imports
lint: lint-ruff lint-format lint-types lint-imports ## ruff, its formatter, mypy --strict, who may import whom

lint-ruff: $(VENV)/.dev
	$(PY) -m ruff check .

lint-format: $(VENV)/.dev
	$(PY) -m ruff format --check .

lint-types: $(VENV)/.dev
	$(PY) -m mypy --strict

lint-imports: $(VENV)/.dev
	PYTHONPATH=src $(VENV)/bin/lint-imports

.PHONY: docs
docs: $(VENV)/.dev ## build the documentation into docs/_build/html; warnings are errors
	$(PY) -m sphinx -q -W --keep-going -d docs/_build/doctrees docs docs/_build/html
	@echo "make docs: open docs/_build/html/index.html"

.PHONY: report
report: $(VENV)/.package ## renew the committed reports in reports/ (offline, so they hold still)
	@for source in references/mmn-statement-2017.bib examples/statement.md; do \
		name=$${source##*/}; name=reports/$${name%.*}; code=0; \
		$(REFCHECK) check "$$source" --offline --no-cache \
			-f "html:$$name.html" -f "markdown:$$name.md" -f "json:$$name.json" >/dev/null || code=$$?; \
		[ "$$code" -le 1 ] || exit "$$code"; \
		echo "make report: $$name.html, .md, .json"; \
	done

.PHONY: bench
bench: $(VENV)/.dev ## measure start-up, an offline check and memory
	$(PY) -m benchmarks.startup
	$(PY) -m benchmarks.offline_check

.PHONY: clean
clean: ## remove all that make has made
	rm -rf $(VENV) build dist docs/_build reports/latest htmlcov .coverage .coverage.* \
		.hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

# Everything is pinned, the build back end among it. Always called as `python -m`, because a script's
# first line cannot hold a path with blanks in it.
$(VENV)/.runtime: pyproject.toml constraints.txt
	@[ -n '$(PYTHON)' ] || { echo 'make: Python 3.11 or newer is needed; name it with PYTHON=...' >&2; exit 1; }
	@$(PY) -c '' 2>/dev/null || { echo 'make: setting up $(VENV)'; $(PYTHON) -m venv --clear $(VENV); }
	@$(PIP_INSTALL) 'pip>=25.1'
	@$(PIP_INSTALL) --build-constraint constraints.txt 'hatchling>=1.27' .
	@touch $@

# What needs installing is there now, so that sources that have changed ask no registry.
$(VENV)/.package: $(VENV)/.runtime $(SOURCES)
	@$(PIP_INSTALL) --no-build-isolation --no-deps .
	@touch $@

# One step for tests, linters and documentation: two installations at once into one environment
# would get into each other's way under `make -j`.
$(VENV)/.dev: $(VENV)/.package
	@echo 'make: installing what tests, linters and documentation need'
	@$(PIP_INSTALL) --group dev
	@touch $@
