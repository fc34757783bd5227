"""patterns/*.yaml → rules, strictly validated and compiled."""

from scanner.rules.pack import CompiledPhrase, Pack, builtin_folder, load
from scanner.rules.rule import Rule

__all__ = ["CompiledPhrase", "Pack", "Rule", "builtin_folder", "load"]
