"""What is learned or told about one site: its standing boilerplate and its rules."""
