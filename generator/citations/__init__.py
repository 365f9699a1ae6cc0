"""Citations: found in a text, resolved to documents of the archive and to known outside instruments.

Reads text and the Archive; writes nothing. `find_citations` works without an archive.
"""

from .citation import Citation, Known
from .find import find_citations
from .resolve import Resolver, Target

__all__ = ["Citation", "Known", "Resolver", "Target", "find_citations"]
