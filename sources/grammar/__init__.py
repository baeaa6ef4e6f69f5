"""Printed words to values: figures, units, days, deadlines, periods, bodies, numbers of documents.

Where they stand is not known here.
"""
