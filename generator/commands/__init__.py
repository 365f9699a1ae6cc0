"""Subcommands that belong to no single room. Each module has one click command; cli.py has the table of them."""
