"""Archive -> Markdown pages and indexes, through the templates in theme/pages/. `render` is the door.

Each page holds everything it shows: breadcrumbs, neighbours, metadata, relations. Links are relative, so that a copy on
disk is whole. A new index is a row in `indexes.INDEXES`.
"""
