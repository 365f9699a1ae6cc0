"""Markdown pages -> HTML, through MkDocs and Material. Reads `Page` values and theme/; gives bytes.

MkDocs builds the pages in batches with a constant navigation, so that no page knows another and any batch can be
compiled in any process. `site.Compiler` is the door.
"""
