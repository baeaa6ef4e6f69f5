"""Arranges: one text read whole, pass by pass, and many texts to a shard."""
