"""Working days in France: every delay that the programme promises is counted in them."""

from .france import after_working_days, is_working_day, working_days_between

__all__ = ["after_working_days", "is_working_day", "working_days_between"]
