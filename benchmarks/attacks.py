"""The catalogue of attacks (tests/attacks) against a transport, with figures.

Counted are the attacks that reach the private network (a victim on loopback), that hang, that take
more memory than the cap, and that fail in another way (a wrong verdict, a secret sent on). The client
runs in a process of its own, so that its memory can be measured and a hang be ended:

    python -m benchmarks.attacks [--transport requests|curl] [--only WORDS] [--timeout 1.5] [--cap 64]
    python -m benchmarks.attacks --lychee /path/to/lychee [--lychee-option=--exclude-all-private]

Peers are asked what a file can say: attacks that need a name service of their own are left out.
"""

from __future__ import annotations

import argparse
import base64
import html
import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from refcheck.config import NetworkConfig
from refcheck.fetch.exchange import Failure, Request, Response
from refcheck.fetch.fetcher import fetch_all
from refcheck.model.evidence import Depth, RequestKind
from tests.attacks import CASES, Attack, Case, World, judge, ready, transport_of
from tests.attacks.world import SECRET, ArenaResolver

__all__ = ["main"]

_SLACK = 3.0
_CASES = {case.name: case for case in CASES}


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of one attack: ``wrong`` says what the defence let through, ``None`` when it held."""

    case: Case
    seconds: float
    megabytes: float
    reached: bool
    hung: bool
    wrong: str | None


# The client, in its own process


def _serve(transport: str, timeout: float) -> None:
    """Ask what comes in on stdin, a JSON line each, and say on stdout what came of it."""
    config = NetworkConfig(timeout=timeout, host_interval=0.0, per_host=1, concurrency=8, max_wait=1.0)
    for line in sys.stdin:
        job = json.loads(line)
        before = dict(os.environ)
        os.environ.update(job["environment"])
        _forget_the_peak()
        began, resident = time.perf_counter(), _memory("VmRSS")
        found = _ask(job, transport, config)
        seconds, peak = time.perf_counter() - began, _memory("VmHWM")
        os.environ.clear()
        os.environ.update(before)
        print(json.dumps({"found": found, "seconds": seconds, "megabytes": max(peak - resident, 0.0)}), flush=True)


def _ask(job: Mapping[str, Any], kind: str, config: NetworkConfig) -> list[dict[str, Any]]:
    resolver = ArenaResolver()
    for name, answers in job["names"].items():
        resolver.set(name, *(Failure(a) if isinstance(a, str) else tuple(a) for a in answers))
    found = []
    with suppress(KeyboardInterrupt):
        transport = transport_of(kind, config, resolver=resolver, environment=job["trust"])
        try:
            for url, headers in job["requests"]:
                request = Request(
                    url=url, source="links", kind=RequestKind.PAGE, depth=Depth.HEAD, headers=MappingProxyType(headers)
                )
                found += [_told(one) for one in fetch_all([request], config=config, transport=transport)]
        finally:
            transport.close()
    return found


def _told(response: Response) -> dict[str, Any]:
    return {
        "failure": response.failure,
        "status": response.status,
        "body": base64.b64encode(response.body).decode(),
        "complete": response.complete,
        "detail": response.detail,
        "hops": len(response.redirects),
    }


def _memory(name: str) -> float:
    """Return a figure of /proc/self/status in megabytes, 0 where there is none."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _forget_the_peak() -> None:
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


# The other side


class Client:
    """The client's process; started anew after it had to be ended."""

    def __init__(self, transport: str, timeout: float) -> None:
        self._command = [sys.executable, "-m", "benchmarks.attacks", "--serve", "--transport", transport]
        self._command += ["--timeout", str(timeout)]
        self._process: subprocess.Popen[str] | None = None

    def ask(self, job: Mapping[str, Any], *, longest: float) -> dict[str, Any] | None:
        """Return what came of ``job``, ``None`` when it took longer than ``longest`` seconds."""
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(job) + "\n")
        process.stdin.flush()
        if select.select([process.stdout], [], [], longest)[0]:
            line = process.stdout.readline()
            if line:
                answer: dict[str, Any] = json.loads(line)
                return answer
        self.close()
        return None

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _run_ours(cases: Sequence[Case], transport: str, timeout: float, cap: float) -> Iterator[Outcome]:
    client = Client(transport, timeout)
    with World() as world, tempfile.TemporaryDirectory() as home:
        world.bomb_size = 256 * 1024 * 1024
        (Path(home) / ".netrc").write_text(f"default login me password {SECRET}\n")
        client.ask(_job(ready(_CASES["page with script"], world), world, home), longest=60)  # imports, pools
        try:
            for case in cases:
                yield _one(client, case, world, home, timeout=timeout, cap=cap)
        finally:
            client.close()


def _job(attack: Attack, world: World, home: str) -> dict[str, Any]:
    netrc = {"HOME": home, "NETRC": str(Path(home) / ".netrc")} if attack.case.netrc else {}
    return {
        "requests": [(request.url, dict(request.headers)) for request in attack.requests],
        "names": {name: list(answers) for name, answers in world.web.resolver.names.items()},
        "environment": {**attack.environment, **netrc},
        "trust": world.web.environment(),
    }


def _one(client: Client, case: Case, world: World, home: str, *, timeout: float, cap: float) -> Outcome:
    world.hits.clear()
    attack = ready(case, world)
    longest = len(attack.requests) * (3 * timeout + _SLACK)  # a reset is tried three times
    answer = client.ask(_job(attack, world, home), longest=longest)
    if answer is None:
        return Outcome(case=case, seconds=longest, megabytes=0.0, reached=bool(world.hits), hung=True, wrong="it hangs")
    found = [_response(request, told) for request, told in zip(attack.requests, answer["found"], strict=False)]
    wrong = judge(attack, world, found)
    if answer["megabytes"] > cap:
        wrong = wrong or f"it took {answer['megabytes']:.0f} MB"
    return Outcome(
        case=case,
        seconds=answer["seconds"],
        megabytes=answer["megabytes"],
        reached=bool(world.hits),
        hung=False,
        wrong=wrong,
    )


def _response(request: Request, told: Mapping[str, Any]) -> Response:
    return Response(
        request=request,
        failure=Failure(told["failure"]) if told["failure"] else None,
        status=told["status"],
        body=base64.b64decode(told["body"]),
        complete=told["complete"],
        detail=told["detail"],
    )


def _run_lychee(program: str, options: Sequence[str], cases: Sequence[Case], cap: float) -> Iterator[Outcome]:
    """Give lychee each attack as a link in an HTML file."""
    asked = [case for case in cases if not case.names and not case.headers]
    with World(literal=True) as world, tempfile.TemporaryDirectory() as home:
        world.bomb_size = 256 * 1024 * 1024
        for case in asked:
            world.hits.clear()
            attack = ready(case, world)
            page = Path(home) / "page.html"
            links = [f'<a href="{html.escape(request.url)}">x</a>' for request in attack.requests]
            page.write_text("".join(links), errors="surrogateescape" if "\udc80" in str(links) else "replace")
            command = [program, "--no-progress", "--timeout", "2", "--max-retries", "0", "--max-concurrency", "1"]
            began = time.perf_counter()
            environment = {**os.environ, **attack.environment, "HOME": home}
            with subprocess.Popen(
                [*command, *options, str(page)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ) as process:
                megabytes, hung = _watch(process, 20.0)
            wrong = "reached" if world.hits else "it hangs" if hung else None
            wrong = wrong or (f"it took {megabytes:.0f} MB" if megabytes > cap else None)
            yield Outcome(
                case=case,
                seconds=time.perf_counter() - began,
                megabytes=megabytes,
                reached=bool(world.hits),
                hung=hung,
                wrong=wrong,
            )


def _watch(process: subprocess.Popen[bytes], longest: float) -> tuple[float, bool]:
    """Return the most memory (megabytes) that ``process`` had, and whether it had to be ended."""
    until, most = time.perf_counter() + longest, 0.0
    while process.poll() is None and time.perf_counter() < until:
        with suppress(OSError, IndexError, StopIteration):
            lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
            most = max(most, int(next(x for x in lines if x.startswith("VmHWM")).split()[1]) / 1024)
        time.sleep(0.02)
    hung = process.poll() is None
    if hung:
        process.kill()
    return most, hung


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the attacks; the exit code is 1 when any came through."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--transport", default="requests")
    parser.add_argument("--only", default="", help="attacks whose name contains this")
    parser.add_argument("--timeout", type=float, default=1.5, help="seconds for one attempt")
    parser.add_argument("--cap", type=float, default=64.0, help="megabytes that one attack may cost")
    parser.add_argument("--lychee", help="run this program instead")
    parser.add_argument("--lychee-option", action="append", default=[])
    parser.add_argument("-v", "--verbose", action="store_true", help="a line for every attack")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.serve:
        _serve(options.transport, options.timeout)
        return 0
    cases = [case for case in CASES if options.only in case.name]
    if options.lychee:
        outcomes = _run_lychee(options.lychee, options.lychee_option, cases, options.cap)
    else:
        outcomes = _run_ours(cases, options.transport, options.timeout, options.cap)
    done = []
    for outcome in outcomes:
        done.append(outcome)
        if outcome.wrong or options.verbose:
            print(
                f"{outcome.case.name[:60]:60} {outcome.seconds:6.2f} s {outcome.megabytes:6.1f} MB  {outcome.wrong or ''}"
            )
    _sum_up(done, options.cap)
    return int(any(outcome.wrong for outcome in done))


def _sum_up(done: Sequence[Outcome], cap: float) -> None:
    families: Counter[str] = Counter(outcome.case.family.rstrip(":,") for outcome in done)
    failed = Counter(outcome.case.family.rstrip(":,") for outcome in done if outcome.wrong)
    print(", ".join(f"{family} {number - failed[family]}/{number}" for family, number in families.items()))
    print(
        f"{len(done)} attacks: {sum(o.reached for o in done)} reached the private network, {sum(o.hung for o in done)} hung, "
        f"{sum(o.megabytes > cap for o in done)} took more than {cap:.0f} MB, {sum(bool(o.wrong) for o in done)} failed in any way; "
        f"the most memory was {max((o.megabytes for o in done), default=0):.0f} MB, the longest {max((o.seconds for o in done), default=0):.1f} s"
    )


if __name__ == "__main__":
    raise SystemExit(main())
