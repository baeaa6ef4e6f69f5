"""Parts of a document to typed rows, one module a published table."""
