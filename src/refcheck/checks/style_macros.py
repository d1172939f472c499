"""Macros of BibTeX that style files define: a .bib that leaves them to its style is right with that style."""

from __future__ import annotations

from refcheck.text.lazy import lazy_re

__all__ = ["may_be_shipped"]

# Names that sixteen style files of TeX Live 2022 or more define (counted in 280 files): the journals of physics,
# astronomy and earth sciences that makebst offers. Those of plain.bst are known to the reader (``references.macros``).
_OF_STYLES = frozenset(
    """
aa aao aasup adp advp afmgb ag aisr aj ajm ajp am amsci andgeo andmet andphy angl anigeo anofd ao ap aph apj apjsup
apl app appopt apss araa ass assl atenv atph aujag aumet baas bams baps bell blmet cap cbul cch cdyn cjp cleo cmp
cpam cpc cppcf cqg cra dao dhz dsr ecms eco el ell empl en envres envst expa fed ft fujitsustj ga gafd geogeo geoint
geomag geopub georl gfd grg grl gs ieeeed ieeeim ieeejqe ieeem ieeens ieeeps ieeeptl ieeetap ieeeuffc ijawp ijc
ijimw ijrs inc ip irp jaes jam jaot jap japca jas jasa jasp jastp jatp jcam jce jchp jcm jcp jcy jdp jem jes jetp
jetplett jfe jfm jga jgr jh jjap jlwt jm jmo jmp jmr jmrj jmsj jmts jne jnec jnm josa josaa josab josj jpc jpha jphb
jphbold jphc jphcold jphd jpo jpp jpsj jqe jra jsi jvst jvsta jvstb jwm lao map mau me meteor metgid metmag metmon
metrun metzeit mwl mwr nat nature nc necrd nedf nf nim nimpr nl np npb npbpc npg nt/f nwd nzjmfr oc ocac oceanus ol
om os osa pa pag paleoc pb pc pce pd pf pfa pfb phitrsl phtl physrev physzeit pl pla plb pmg pnas pop pp ppcf ppom
pps pr pra prb prc prd pre prep prl procieee procrsl procspie ps pspie pss pssa pssb pu qjrms quatres rdgeo revmeta
rgeo rgsp rmp rpp rsci rse rsi sam sciam science sgp sjot sjpp sjqe sleb sm sost sp spd sptp spu ss ssc sse ssr sst
st stph stphl suplatt sust tac tagu tellus ufn vr wafc weather wmob wrr ww zeitmet znat zph zphb zphd
""".split()  # noqa: SIM905 - a word list reads best so
)
# IEEEabrv.bib comes with every TeX distribution too, and papers name it before their own file.
_OF_IEEE = lazy_re(r"(?i)IEEE_[A-Z]_\w+")


def may_be_shipped(macro: str) -> bool:
    """Return whether files that come with TeX define a macro of this name."""
    return macro.lower() in _OF_STYLES or _OF_IEEE.fullmatch(macro) is not None
