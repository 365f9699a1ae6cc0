"""Literal search over the whole text, without a server.

Each issue's texts are one script file (`search/2020-03.js`), so that they load from `file://` too and an added issue
adds one file; `search/issues.js` names them. A query reads them newest first and looks for the literal string,
normalised alike on both sides, so that no string that is there is ever missed. docs/search.md has format and limits.
"""
