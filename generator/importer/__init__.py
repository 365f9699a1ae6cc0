"""Transcripts -> a draft issue, with a ledger of every character and a list of doubts.

Stages, each a room of its own: `clean` (named repairs) -> `segment` (masthead, contents, documents) -> `fields`
(number, offices, addressees, signature, date) -> `structure` (headings, run-in headings, rejoined paragraphs) ->
`tables`. `transcript.understand` runs them in order; `write` writes the draft.
"""
