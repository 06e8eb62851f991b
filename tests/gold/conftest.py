import sys
from pathlib import Path

# The programs of gold/ stand beside the package, not in it, and import one another by name.
sys.path.insert(0, str(Path(__file__).parents[2] / "gold"))
