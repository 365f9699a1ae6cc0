"""Where texts and tables name a place, a unit or a person: the very paragraph or table row.

Reads: an issue's entries with their texts, the places of authorities/places.yml, the persons of persons.yml where
site_config.yml switches them on, the `unit_column` of tables. Gives:
`Mention` values, kept with the facts of the issue.
"""

from .find import Mention, mentions

__all__ = ["Mention", "mentions"]
