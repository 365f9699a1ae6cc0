"""content/ -> Archive, with the place of every field, and back.

Reads: site_config.yml, content/issues/*/issue.yml with their bodies and tables, content/authorities/*.yml.
Writes: `dump_issue` and `dump_yaml` print values as YAML that loads to equal values.
"""

from .dump import dump_issue, dump_yaml
from .load import Loaded, LoadedIssue, load_archive, load_config, load_issue
from .locate import locate

__all__ = [
    "Loaded",
    "LoadedIssue",
    "dump_issue",
    "dump_yaml",
    "load_archive",
    "load_config",
    "load_issue",
    "locate",
]
