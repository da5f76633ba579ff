"""The crowd and the ledger that `bin/bench votes` measures with are used here to judge with."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "bin"))
