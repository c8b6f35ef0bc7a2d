"""Product lists from files: read, understood, compared with the catalogue, then brought in.

`reading` turns a file into a `Sheet` of rows with line numbers; `recognise` finds out whose export
it is and turns the rows into drafts; `plan` compares drafts with the catalogue; `importing` records
the plan in one transaction. Everything before `importing` is pure.
"""
