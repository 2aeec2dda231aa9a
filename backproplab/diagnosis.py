"""Say in words how an array misses the expected one."""
