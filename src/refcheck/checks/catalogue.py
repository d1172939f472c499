"""The list of checks, written out by hand, in the order of their codes."""

from __future__ import annotations

from refcheck.checks import (
    content,
    dates,
    fields,
    keys,
    links,
    mentions,
    moves,
    notes,
    quotations,
    run,
    shortforms,
    syntax,
    title_variants,
    titles,
)
from refcheck.checks.interface import Check, Rule

CHECKS: tuple[Check, ...] = (
    fields.missing_urldate,
    content.page_title_mismatch,
    quotations.quote_not_found,
    quotations.page_out_of_range,
    quotations.quote_on_other_page,
    quotations.unreadable_source,
    dates.urldate_impossible,
    dates.cited_after_document,
    fields.year_in_url,
    keys.undefined_key,
    keys.uncited_entry,
    keys.key_case,
    notes.marker_without_note,
    notes.note_without_marker,
    shortforms.ibid_no_antecedent,
    shortforms.ibid_ambiguous,
    shortforms.ibid_drifted,
    shortforms.short_form_orphan,
    notes.numbering_gap,
    mentions.note_bib_drift,
    mentions.mention_without_note,
    syntax.duplicate_key,
    links.dead_link,
    links.host_gone,
    links.tls_error,
    links.unreachable,
    links.blocked,
    moves.moved_permanently,
    links.redirect_to_home,
    links.soft_404,
    links.parked_domain,
    moves.insecure,
    links.missing_fragment,
    links.malformed_url,
    links.private_target,
    links.wrong_content,
    links.flapping,
    run.unused_ignore,
    run.expired_ignore,
    run.no_references_found,
    run.unreadable_input,
    run.read_in_part,
    syntax.parse_error,
    syntax.undefined_string,
    syntax.bad_key,
    syntax.duplicate_field,
    syntax.empty_field,
    syntax.encoding,
    titles.in_text_title_mismatch,
    title_variants.subtitle_differs,
    title_variants.title_inconsistent,
)
RULES: tuple[Rule, ...] = tuple(check.rule for check in CHECKS)


def find_rule(code_or_name: str) -> Rule | None:
    """Return the rule with this code (any case) or name, ``None`` when there is none."""
    wanted = code_or_name.strip()
    return next((rule for rule in RULES if rule.code == wanted.upper() or rule.name == wanted.lower()), None)
