"""What a run does, step by step, without Dagster: places, readiness, the register, judging, release."""
