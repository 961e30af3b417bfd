"""Reservation of title: on what it stands, and what releases the goods."""
