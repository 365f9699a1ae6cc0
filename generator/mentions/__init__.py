"""Where texts and tables name a place, a unit or a person: the very paragraph or table row.

Reads: an issue's entries with their texts, the places of authorities/places.yml, the persons of persons.yml where
site_config.yml switches them on, the `unit_column` of tables. Gives:
`Mention` values, kept with the findings of the issue; how often a document names something is `Named`.
"""

from .find import Mention, Named, mentions

__all__ = ["Mention", "Named", "mentions"]
