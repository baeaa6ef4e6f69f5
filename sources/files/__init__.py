"""Bytes to lines, each with its place in the file. What a line means is not known here."""
