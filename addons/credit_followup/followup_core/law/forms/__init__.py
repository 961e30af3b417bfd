"""Forms of procedures whose own tables of codes would fill the file of a law."""
