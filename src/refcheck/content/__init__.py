"""What a page or a file is: its title, its record, its parts; without asking anybody.

charset   bytes → text
leads     where a page leads
titles    the title of a page, tidied; what is no title
signs     challenge, login, cookie and error pages, by what they say
phrases   the sentences of such pages, in many languages
markers   the same by what their source gives away
records   metadata in the tags of a page → ``Work``; linked_data those in JSON-LD, coins those in COinS
signposting  where a page says that it is to be cited
html      all of it for one page: ``title_of``, ``page_record``

Nothing is imported here: the worker, which starts anew for every file, lies in this package, and what a page
needs takes longer to load than most files to read.
"""
