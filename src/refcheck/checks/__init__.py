"""Judges references and evidence: pure functions that ask nothing and change nothing."""

from refcheck.checks.catalogue import RULES, find_rule
from refcheck.checks.interface import Context, LinkUse, Rule
from refcheck.checks.judging import judge
from refcheck.checks.select import Selection, codes_of, selection_of

__all__ = ["RULES", "Context", "LinkUse", "Rule", "Selection", "codes_of", "find_rule", "judge", "selection_of"]
