"""What a page or a file is: its title, its record, its parts; without asking anybody.

charset   bytes → text
titles    the title of a page, tidied; what is no title
signs     challenge, login, cookie and error pages
records   metadata in a page → ``Work``
html      all of it for one page: ``title_of``, ``page_record``
"""

from __future__ import annotations

from refcheck.content.html import PageRecord, anchors_of, is_html, page_record, title_of
from refcheck.content.signs import Sign, is_challenge, sign_of

__all__ = ["PageRecord", "Sign", "anchors_of", "is_challenge", "is_html", "page_record", "sign_of", "title_of"]
