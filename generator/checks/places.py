"""Paths that problems point to."""

from __future__ import annotations


def issue_file(folder: str) -> str:
    """issue.yml of an issue's folder."""
    return f"{folder}/issue.yml"
