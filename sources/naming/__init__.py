"""A label to the indicator that it names: a pass over rows that nothing calls while it reads."""
