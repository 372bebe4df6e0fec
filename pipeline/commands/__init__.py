"""What each command does, one file a command: its work, what it prints and its exit status."""
