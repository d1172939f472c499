from __future__ import annotations

import pytest

from benchmarks import attacks, fast_requests


def test_attacks_are_run_in_a_process_of_their_own_and_summed_up(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "src:.")
    assert attacks.main(["--only", "loopback '127.", "-v"]) == 0
    said = capsys.readouterr().out
    assert "loopback '127.0.0.1' " in said
    assert "0 reached the private network, 0 hung, 0 took more than 64 MB, 0 failed in any way" in said


def test_without_nginx_the_comparison_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    with pytest.raises(SystemExit, match="nginx is not installed"):
        fast_requests.main([])
