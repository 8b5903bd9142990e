"""The commands of the command line, one module each: add_to(commands) declares it, and its own function runs it."""
