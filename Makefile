VENV := .venv
PYTHON := $(VENV)/bin/python
STAMP := $(VENV)/.installed

.PHONY: demo test browser check bench gold ablate clean

$(STAMP): pyproject.toml
	python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --upgrade pip
	$(PYTHON) -m pip install --quiet -e . --group dev
	touch $(STAMP)

demo: $(STAMP)  ## read the sample articles and print what was found
	$(VENV)/bin/chancery demo

test: $(STAMP) browser  ## run the tests, and say which were skipped and why
	$(PYTHON) -m pytest -n 2 -rs tests

browser:  ## install the browser of the interface's tests, where that can be done
	@command -v chromium > /dev/null || { [ "$$(id -u)" = 0 ] && timeout 120 apt-get install -qq -y chromium > /dev/null 2>&1; } \
	  || echo "no Chromium here: the browser tests will be skipped (apt-get install chromium)"

check: $(STAMP)  ## style, types, floors, packs, and how right the readings of gold/documents are
	$(VENV)/bin/ruff check src tests gold
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(PYTHON) -m chancery.lang.check --events --floor 1 > $(VENV)/packs.log || (cat $(VENV)/packs.log; exit 1)
	$(PYTHON) gold/gate.py

gold: $(STAMP)  ## score the articles of ../shared/gold, by fold and language
	$(PYTHON) gold/folds.py

ablate: $(STAMP)  ## say where the errors of events come from: what would be right, were one stage perfect
	$(PYTHON) gold/ablate.py

bench: $(STAMP)  ## measure how fast articles are read, and the parser (its accuracy needs ../shared/ud)
	$(PYTHON) benchmarks/reading.py
	$(PYTHON) benchmarks/parser.py

clean:  ## remove the virtual environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
