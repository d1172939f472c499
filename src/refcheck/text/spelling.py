"""British spellings in their American form, so that two spellings of one word are equal.

Errs towards *two words*: a rule that could make two words of English one ("filling" and "filing",
"four" and "for") names the words it is for.
"""

from __future__ import annotations

from refcheck.text.lazy import lazy_re

__all__ = ["american"]

_WORDS = {
    british: american
    for pair in [
        "acknowledgement=acknowledgment",
        "aeroplane=airplane",
        "ageing=aging",
        "aluminium=aluminum",
        "amongst=among",
        "artefact=artifact",
        "centred=centered",
        "centring=centering",
        "enrol=enroll",
        "enrolment=enrollment",
        "fulfil=fulfill",
        "fulfilment=fulfillment",
        "grey=gray",
        "instalment=installment",
        "instil=instill",
        "jewellery=jewelry",
        "judgement=judgment",
        "manoeuvre=maneuver",
        "mould=mold",
        "odour=odor",
        "plough=plow",
        "practise=practice",
        "practised=practiced",
        "practises=practices",
        "practising=practicing",
        "programme=program",
        "sceptic=skeptic",
        "sceptical=skeptical",
        "scepticism=skepticism",
        "skilful=skillful",
        "sulphur=sulfur",
        "towards=toward",
        "whilst=while",
        "wilful=willful",
        "woollen=woolen",
    ]
    for british, american in [pair.split("=")]
}
_DOUBLED = (
    "cancel channel counsel dial equal fuel label level marvel model panel quarrel rival signal total travel tunnel"
)
_RULES = (
    # organisation, colonisational, digitisable
    (lazy_re(r"(?<=...)is(?=(?:ations?|ational|ationally|able)$)"), "iz"),
    # organise, realising; "rise", "wise" and "size" have too few letters before it
    (lazy_re(r"(?<=...)is(?=(?:e|ed|es|ing|er|ers)$)"), "iz"),
    # analyse
    (lazy_re(r"(?<=..)ys(?=(?:e|ed|es|ing|er|ers)$)"), "yz"),
    # colour, favourite; not "four", "hour", "tour", "flour"
    (
        lazy_re(r"(?<=...)our(?=(?:s|ed|ing|ers?|al|able|ably|ful|hoods?|ism|ites?|less|ly|y)?$)"),
        "or",
    ),
    # colourgraphics, neighbourhoods, labourers; not "glamourous", nor "velour"
    (lazy_re(r"(?<=colo)u(?=r)|(?<=labo)u(?=r)|(?<=behavio)u(?=r)|(?<=neighbo)u(?=r)|(?<=^favo)u(?=r)"), ""),
    (lazy_re(r"^((?:amphi)?thea|(?:epi)?cen|(?:kilo|centi|milli|baro)?me|li|lus|mi|ni|spec)tre(?=s?$)"), r"\1ter"),
    (lazy_re(r"^(fi|sa|cali)bre(?=s?$)"), r"\1ber"),
    (lazy_re(r"^(ana|cata|dia|epi|mono|pro)logue(?=s?$)"), r"\1log"),
    (lazy_re(r"^(def|lic|off|pret)ence(?=s?$)"), r"\1ense"),
    (lazy_re(rf"^((?:mis|re|un)?(?:{'|'.join(_DOUBLED.split())}))l(?=(?:ed|ing|ers?)$)"), r"\1"),
    # paediatrics, gynaecology, anaemia; not "paean", "aerial"
    (lazy_re(r"(?<=^p)ae(?=d(?:iatr|o))|(?<=p)ae(?=di[ac])|(?<=n)ae(?=col|mi|sth)|(?<=[hk])ae(?=mi|mo|olog)"), "e"),
    (lazy_re(r"^ae(?=sthet)|(?<=di)ae(?=val)"), "e"),
    (lazy_re(r"^o(?=e(?:dema|sophag|strogen))|(?<=^f)o(?=et(?:us|al))"), ""),
)


def american(word: str) -> str:
    """Return a folded word in American spelling."""
    found = _WORDS.get(word)
    if found:
        return found
    if word.endswith("s") and word[:-1] in _WORDS:
        return _WORDS[word[:-1]] + "s"
    for pattern, spelling in _RULES:
        word = pattern.sub(spelling, word)
    return word
