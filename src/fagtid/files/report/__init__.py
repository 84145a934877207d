"""The printed pages: a week's plan, and the frontier of learning time against late calls."""

from fagtid.files.report.page import render_frontier, render_plan

__all__ = ["render_frontier", "render_plan"]
