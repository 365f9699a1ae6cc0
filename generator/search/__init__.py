"""Static full-text search for Chinese official text: every literal string is found, without a server.

An index of character n-grams: candidates by intersecting the postings of a query's grams, verified in the text before
they are shown. The index is many small script files, so that a query loads a few, also from `file://`.
docs/search.md describes the format; theme/assets/search reads it in the browser, `engine` on the command line.
"""
