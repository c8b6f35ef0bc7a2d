# Two commands matter: `make run` and `make test`. Everything they need is set up on the way.
PYTHON ?= python3

.DEFAULT_GOAL := help
.PHONY: help run camera test check messages lock

help: ## Say what each command does
	@echo 'Rahba: point of sale and stock for artisans at trade fairs.'
	@sed -n 's/^\([a-z]*\): ## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r name text; do \
	  printf '%-16s%s\n' "$$name" "$$text"; done

run: ## Set up if needed, then open the till (without a display: play the tour)
	@$(PYTHON) -m scripts run

camera: ## Add the camera: it reads codes and takes photos (170 MB to download)
	@$(PYTHON) -m scripts camera

test: ## Set up if needed, then run every check and every quick test
	@$(PYTHON) -m scripts test

check: ## Style, types and import contracts only
	@$(PYTHON) -m scripts check

messages: ## Bring the translation catalogues up to date and compile them
	@$(PYTHON) -m scripts messages

lock: ## Write the requirements files again from pyproject.toml (needs network)
	@$(PYTHON) -m scripts lock
