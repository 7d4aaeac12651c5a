"""The domains in `examples/domains`, and their vocabularies."""

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOMAINS = ROOT / "examples" / "domains"
ALL = {"household": "Household", "bicycles": "Buyer"}


def vocabulary_of(domain: str) -> type:
    """The class of a case there."""
    spec = importlib.util.spec_from_file_location(domain, DOMAINS / domain / f"{domain}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[domain] = module
    spec.loader.exec_module(module)
    vocabulary: type = getattr(module, ALL[domain])
    return vocabulary
