"""The steward's words as data, by theme, and the one place that reads them. What words mean in a row belongs to the grammar."""
