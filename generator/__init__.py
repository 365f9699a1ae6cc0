"""Gongbao: structured gazette issues in, a searchable static archive out. The pipeline is in build.py."""

__version__ = "0.1.0"
