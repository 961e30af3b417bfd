"""What follows when an agreement begins, is late, breaks or is fulfilled."""
