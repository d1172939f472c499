from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from refcheck.config import Config, LockMode, MemoryConfig, NetworkConfig

FIRST = "http://www.workersconnection.org/resources/Resources_72/book_tf-amw_feb2010.pdf"
SECOND = "https://openknowledge.worldbank.org/bitstream/handle/10986/28342/9781464811067.pdf?sequence=22&isAllowed=y"
CONTACT = """[www.delta-forum.example](http://www.delta-forum.example)

{0}Delta Labour Forum{0}

[office@delta-forum.example](mailto:office@delta-forum.example)

12 River Road, Tel: +000 555 0100
"""
STATEMENT = f"""## Delta Labour Forum Statement

4 December 2017

### **The forum welcomes the rules agreed at the 31<sup>st</sup> meeting.**

Our members helped to write the "Civil Society Proposal: ASEAN Framework Instrument on the Protection and Promotion of the Rights of Migrant Workers".<sup>1</sup> It was handed over in 2009 and read by Dr. Some Official.<sup>2</sup>

---

<sup>1</sup> Task Force on ASEAN Migrant Workers (TF-AMW), 2009.

[http://www.workersconnection.org/resources/Resources\\\\_72/book\\\\_tf-amw\\\\_feb2010.pdf]({FIRST})

<sup>2</sup> *Ibid*, page 9.

{CONTACT.format("**")}
1. **Dialogue** - As *ASEAN 2025: Forging Ahead Together* has it, talk to “people who work without papers” and keep to *non-refoulement*.
2. **Equal treatment** - Pay attention to the principles of fair

{CONTACT.format("")}

Delta Labour Forum

treatment when “health requirements” are set.

We point to the recent World Bank report, *Migrating for Opportunities*, which says that open borders help.<sup>3</sup> We hope for a “caring and sharing” community.

---

<sup>3</sup>Mauro Testaverde, Harry Moroz, Claire H. Hollweg, and Achim Schmillen, *Migrating to Opportunity: Overcoming Barriers to Labor Mobility in Southeast Asia*, World Bank, 2017, page 5.

<{SECOND}>

{CONTACT.format("**")}"""


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    """A document of our own words with every trap of the one that refcheck was built for."""
    path = tmp_path / "statement.md"
    path.write_text(STATEMENT, "utf-8")
    return path


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A project in the test's own folder, without pauses, with a store of its own."""
    return Config(
        root=tmp_path,
        network=NetworkConfig(host_interval=0.0, timeout=5.0),
        memory=MemoryConfig(cache_dir=tmp_path / "cache", lock=LockMode.UPDATE),
    )


def tree(folder: Path) -> dict[str, str]:
    """Return the digests of all files, to see that nothing was touched."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "cache" not in path.parts
    }
