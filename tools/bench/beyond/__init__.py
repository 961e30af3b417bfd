"""What lies beyond the agency: clocks, covers, limitation."""
