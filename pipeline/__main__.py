"""`python -m pipeline` is `bijsluiter`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
