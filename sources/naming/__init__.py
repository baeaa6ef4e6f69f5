"""A label, and what stands above it, to the indicator that it names. A pass over rows: nothing calls it while it reads."""
