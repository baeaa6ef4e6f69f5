"""Lines to the parts of a document: head, signature, annexes, notes, paragraphs, outline, sentences."""
