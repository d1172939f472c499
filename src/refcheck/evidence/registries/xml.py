"""XML of registries: hostile, so without entities, network and huge trees; by local names, since spaces vary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["elements", "first", "parsed"]


def parsed(body: bytes) -> _Element | None:
    """Return the root of a document, ``None`` when it is none."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def elements(above: _Element, name: str) -> Iterator[_Element]:
    """Yield the elements of a local name below one."""
    yield from above.iterfind(f".//{{*}}{name}")


def first(above: _Element, name: str) -> str:
    """Return the text of the first element of a local name below one, its markup left out; empty for none."""
    found = above.find(f".//{{*}}{name}")
    return "".join(str(part) for part in found.itertext()) if found is not None else ""
