"""What is done before addons go."""
