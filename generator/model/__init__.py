"""Frozen values that every other room speaks in. Imports no other room and does no input or output."""
