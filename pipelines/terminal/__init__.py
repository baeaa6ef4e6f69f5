"""What a person types and reads: the command and what it prints."""
