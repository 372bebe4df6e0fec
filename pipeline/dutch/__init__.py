"""What is Dutch and nothing else."""
