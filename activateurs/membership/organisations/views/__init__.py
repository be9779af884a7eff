"""Pages of structures: one's own, their people, joining one."""
