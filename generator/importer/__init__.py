"""Transcripts, Word files, saved pages -> a draft issue, with a ledger of every character and a list of doubts.

`files` says what a file is and gives its lines as a `Source`: `source` (transcripts), `word` (package, numbering,
word_runs, word_story), `html_page` (html_furniture, html_lines, grids). Stages then, each a room of its own: `clean`
(named repairs) -> `segment` (masthead, contents, documents) -> `fields` (number, offices, addressees, signature, date)
-> `structure` (headings, run-in headings, rejoined paragraphs) -> `tables`. `transcript.understand` runs them in order;
`write` makes the draft's files, `replace` and `merge` put them together with what an editor changed, `store` writes
them at once.
"""
