"""``python -m fagtid.cli``."""

import sys

from fagtid.cli.main import main

sys.exit(main())
