"""A fabricated archive of 样例市, a city that does not exist: for newcomers to click through, for benchmarks and tests.

`calendar.py` lays out issues, `planning.py` decides what each document is and cites, `genres.py` writes it,
`archive.py` puts it on disk. A document depends on the seed and on those before it alone: an archive grows without
changing.
"""
