"""Lines or drawn cells to tables with known columns. What a row says belongs to the readers."""
