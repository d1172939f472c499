"""Places that keep what others have lost: each knows how to ask, and what an answer says.

wayback    the Internet Archive: an index of captures first, then at most two of them are opened
memento    other archives, through the aggregator, when the Wayback Machine has nothing
handles    repositories whose files have moved: the handle that stays, or the DOI behind it
captures   what a copy that was opened shows
identity   whether that is the same work

``refcheck.evidence.rescue`` puts them in order for one dead link.
"""
