"""What people said: facts of promises."""
