"""One way to write a page that needs nothing else: no file beside it, no network."""

from html import escape
from importlib.resources import files

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{inner}
</main>
{after}</body>
</html>
"""


def whole_page(title: str, inner: str, style: str, after: str = "") -> str:
    """Write a page around what stands below its heading; `after` has scripts."""
    return PAGE.format(title=escape(title), inner=inner, style=style, after=after)


def page_style(name: str = "explore/page.css") -> str:
    """Return a style; without a name that of all pages, light or dark as asked."""
    return (files("backproplab") / name).read_text("utf-8")
