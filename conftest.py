"""Wiring only: the checklist's pytest plugin, where all that it needs is installed."""

from start.needed import stop_where_packages_are_missing

stop_where_packages_are_missing()

pytest_plugins = ["reports.run.plugin"]
