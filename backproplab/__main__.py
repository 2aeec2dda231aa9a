"""Run the command: `python -m backproplab`."""

import sys

from backproplab.cli import main

if __name__ == "__main__":
    sys.exit(main())
