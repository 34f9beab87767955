"""Measurements: each public module is one, with `main(arguments)`; all print the same kind of JSON object."""
