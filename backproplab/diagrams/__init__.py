"""Diagrams: pictures as pure functions from values to SVG text."""
