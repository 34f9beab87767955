"""Residence rules: the law as data and pure functions; no tables, no framework, no clock."""
