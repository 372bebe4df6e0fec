"""How each command is called: its arguments and options, and its help in Dutch and English."""
