"""Wiring only: the checklist's pytest plugin."""

pytest_plugins = ["reports.plugin"]
