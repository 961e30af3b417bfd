# Every target sets up what it needs; nothing is written outside .local/ and dist/.
PYTHON3 ?= python3
VENV := .local/venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup venv lint format test test-core test-odoo test-integration \
	coverage mutants translate docs demo pictures bench wheel stop clean

help: ## what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 18

setup: ## a real Odoo 19, its Python environment and PostgreSQL, in .local/
	@$(PYTHON3) -m tools.setup

venv:
	@$(PYTHON3) -m tools.setup venv

lint: venv ## ruff, the documents, pylint-odoo, OCA checks, mypy, import-linter
	@$(PYTHON3) -m tools.lint

format: venv ## rewrite the Python files as ruff wants them
	@$(VENV)/ruff check --fix-only --quiet . && $(VENV)/ruff format .

test: setup ## every suite, on a database of its own
	@$(PYTHON3) -m tools.testing

test-core: venv ## the core's tests: no Odoo, seconds
	@$(PYTHON3) -m tools.testing core

test-odoo: setup ## the addons' own tests (TAGS=/credit_followup:TestX chooses)
	@$(PYTHON3) -m tools.testing odoo

test-integration: setup ## tests/integration (PYTEST="-k name" chooses)
	@$(PYTHON3) -m tools.testing integration

coverage: venv ## the core's tests, with the lines and branches they miss
	@$(VENV)/coverage run -m pytest -q tests/core && $(VENV)/coverage report

mutants: venv ## small faults in the core that its tests must see (ROOM=, SAMPLE=, ALL=1)
	@$(VENV)/python -m tools.mutants

translate: setup ## bring the catalogues up to date, say what is not translated
	@$(PYTHON3) -m tools.translate

docs: venv ## links that lead nowhere, menus and settings that no document names
	@$(VENV)/python -m tools.docs

demo: setup ## a company's evening run, shown (ONCE=1 stops by itself, RESET=1 rebuilds)
	@$(VENV)/python -m tools.demo

pictures: setup ## the documents' pictures, taken from the demonstration (ONLY="run items")
	@$(VENV)/python -m tools.pictures

bench: setup ## figures beside the OCA addon's, on the same database
	@$(VENV)/python -m tools.bench

wheel: venv ## dist/*.whl, one of each addon
	@$(PYTHON3) -m tools.wheels dist

stop: ## stop the private PostgreSQL
	@$(PYTHON3) -c "from tools import postgres; postgres.stop()"

clean: ## remove everything the tools fetched, built or wrote
	@$(PYTHON3) -c "from tools import postgres; postgres.remove()"
	@rm -rf .local dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
