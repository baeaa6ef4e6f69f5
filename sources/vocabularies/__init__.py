"""The steward's words as data, and who reads them. What they mean in a row belongs to the grammar."""
