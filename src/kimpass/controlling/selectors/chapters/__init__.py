"""Chapters that several kinds of reports share; each takes what is asked and says what is unknown."""
