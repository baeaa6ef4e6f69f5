"""What print is made of: letters, marks, lines, cells. Nothing here knows what words mean."""
