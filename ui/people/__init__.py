"""Who stands at the till: on the rail, at the lock, and where a manager is asked."""
