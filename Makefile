# Every target brings what it needs; nothing has to be installed by hand but Python 3.11+ and make.
PYTHON ?= python3
export PORT ?= 8000
export DATA_DIR ?= $(CURDIR)/data
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_NO_INPUT = 1
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --require-hashes --no-deps --prefer-binary

.PHONY: run test check bench setup assets clean help
.DEFAULT_GOAL := help

help:
	@echo "make run     Vorführung starten (http://127.0.0.1:$(PORT))"
	@echo "make test    alle Tests, auf SQLite und PostgreSQL"
	@echo "make check   Linter, Typen, Schichten, Testabdeckung der Zahlen"
	@echo "make bench   Messwerte"
	@echo "make setup   nur die Umgebung"

run: .venv/run.stamp assets
	@$(BIN)/lueckenlos demo
	@exec $(BIN)/lueckenlos serve --port $(PORT)

test: .venv/dev.stamp assets
	@$(BIN)/python tools/run_tests.py

check: .venv/dev.stamp assets
	@$(BIN)/python tools/run_checks.py

bench: .venv/dev.stamp assets
	@$(BIN)/python tools/bench.py

setup: .venv/dev.stamp assets

assets: .venv/run.stamp
	@$(BIN)/python tools/assets.py

.venv/run.stamp: requirements/run.txt requirements/build.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Lückenlos braucht Python 3.11 oder neuer. Bitte PYTHON=/pfad/zu/python3.11 angeben.")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Pakete werden eingerichtet …"
	@$(PIP) -r requirements/build.txt -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.txt
	@echo "Pakete für Tests und Prüfungen werden eingerichtet …"
	@$(PIP) -r requirements/dev.txt
	@touch $@

clean:
	rm -rf .venv node_modules src/lueckenlos/web/static/vendor
