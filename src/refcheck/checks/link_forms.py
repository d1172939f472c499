"""LNK: addresses that nobody can ask as they stand, or nobody elsewhere: written wrongly, or of a private network."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.checks.addresses import new_address
from refcheck.checks.interface import Context, Fixable, LinkUse, Rule, Scope, check
from refcheck.checks.links import asked, of_use
from refcheck.model.evidence import PRIVATE_HINT, LinkVerdict
from refcheck.model.finding import Finding, Severity
from refcheck.text.inner_hosts import is_inner_address
from refcheck.text.urls import beginning_fault, is_web, mend, redact


@check(
    "LNK012",
    "malformed-url",
    "an address cannot be asked as it is written",
    severity=Severity.WARNING,
    scope=Scope.LINK,
    fixable=Fixable.UNSAFE,
    judged=(14, 14),
)
def malformed_url(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses that no program can make sense of: no scheme, no host, a bad port.

    Some are asked all the same, as their author meant them: `http://https://a.example/` is one address pasted
    behind the beginning of another, `http:/a.example/` lost a slash.

    ## Why it matters

    A browser opens nothing there, or something else than was meant. Reference managers take such an address over as
    it stands.

    ## Example

    Before:

    ```markdown
    # Briefing

    The court ordered the wages to be paid.[^1]

    [^1]: Migrant Rights Network, *A Year in Court* (2020),
        http://https://www.example.org/a-year-in-court (accessed 3 May 2024).
    ```

    After:

    ```markdown
    # Briefing

    The court ordered the wages to be paid.[^1]

    [^1]: Migrant Rights Network, *A Year in Court* (2020),
        https://www.example.org/a-year-in-court (accessed 3 May 2024).
    ```

    ## How to mend

    Write the whole address, `https://` included, and that once.

    ## How sure it is

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages: after mending, 14
    findings read in the last 495, all right.

    ## Known false alarms

    None was seen. The likeliest are addresses that a manual shows as a pattern (`https://<your-host>/`), or as an
    example of what not to write.
    """
    if fault := beginning_fault(use.url):
        meant = redact(mend(use.url))
        yield of_use(
            rule,
            use,
            message=f"the address is asked as it was meant, but written wrongly: {fault}",
            expected=meant,
            actual=redact(use.url),
            remedy="write it so",
            intent=new_address(context, use, meant, safe=False) if "***" not in meant else None,
        )
        return
    link = asked(context, use)
    if link is not None and link.verdict is LinkVerdict.MALFORMED:
        yield of_use(
            rule,
            use,
            message=link.detail or "the address cannot be asked as it is written",
            actual=link.url,
            remedy="write the whole address, https:// included",
        )


@check(
    "LNK013",
    "private-target",
    "an address leads to a private network or a single machine",
    severity=Severity.WARNING,
    scope=Scope.LINK,
    judged=(0, 0),
)
def private_target(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses that readers elsewhere cannot open: `localhost`, addresses of private
    networks, files of one machine (`file:///home/a.pdf`; `file:a.pdf` is a file beside the document).

    ## Why it matters

    Only its author, or people in one building, can open the link. The name of a machine or of a person's folder may
    be nothing for the public, either.

    ## Example

    Before:

    ```bibtex
    @report{clw2023,
      author      = {{Coastal Labour Watch}},
      title       = {Audit of Crew Contracts},
      institution = {Coastal Labour Watch},
      date        = {2023},
      url         = {http://intranet/reports/2023/audit.pdf},
      urldate     = {2024-05-03},
    }
    ```

    After:

    ```bibtex
    @report{clw2023,
      author      = {{Coastal Labour Watch}},
      title       = {Audit of Crew Contracts},
      institution = {Coastal Labour Watch},
      date        = {2023},
      url         = {https://www.example.org/reports/2023/audit.pdf},
      urldate     = {2024-05-03},
    }
    ```

    ## How to mend

    Give the public address of the source. If this is an intranet and its readers are inside, ignore
    the check, and let `--allow-private-network` ask there.

    ## How sure it is

    Tried on 1,451 manuals, articles, vignettes and pages of TeX, R and PyPI packages: 12 findings read in the
    first of them, 2 right; the 10 others (`CTAN://`, `file:a.pdf` beside the document, a host with `&` in it)
    are not made any more. In the last 273 documents none was named, so no share can be given.

    ## Known false alarms

    Hosts that have a private address in this network and a public one elsewhere. Manuals that mean their reader's
    own machine (`http://localhost:8000/`).
    """
    link = asked(context, use)
    if link is not None and link.verdict is not LinkVerdict.SKIPPED:
        return
    meant = mend(use.url)
    if use.url.lower().startswith("file:/"):
        message = "the address is a file of a single machine"
    elif (is_web(meant) and is_inner_address(meant)) or (link is not None and PRIVATE_HINT in link.detail):
        message = "the address is only reachable from a private network"
    else:
        return
    yield of_use(rule, use, message=message, actual=redact(use.url), remedy="give the public address of the source")
