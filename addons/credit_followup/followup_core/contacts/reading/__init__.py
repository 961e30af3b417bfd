"""How a reply is read: its own words, its sentences, its days and amounts."""
