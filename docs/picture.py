"""The pictures of the manual, drawn anew from the tool itself.

``python docs/picture.py`` draws docs/images/finding.svg, what a terminal shows, as an SVG that asks no other host
for its fonts; a test holds it to what the tool prints. ``python docs/picture.py report`` takes docs/images/report.png,
the HTML report in Chromium.
"""  # noqa: INP001  # beside conf.py, as Sphinx wants it

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import termios
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "finding.svg"
COMMAND = ("refcheck", "statement.md", "--offline")
COLUMNS = 100

# rich's own template loads two fonts from a content delivery network; a reader's monospace does.
FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>A terminal: refcheck has found a title that differs from its note</title>
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width;
}}
.{unique_id}-title {{ font-size: 18px; font-family: sans-serif; font-weight: bold; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def terminal_output() -> str:
    """Return what the command prints on the example in a terminal of so many columns, with colours."""
    leader, follower = os.openpty()
    termios.tcsetwinsize(follower, (40, COLUMNS))
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(ROOT / "examples" / "statement.md", folder)
        done = subprocess.run(  # noqa: S603  # our own command
            [sys.executable, "-m", *COMMAND],
            cwd=folder,
            env={
                "PATH": os.environ.get("PATH", ""),
                "PYTHONPATH": str(ROOT / "src"),
                "HOME": folder,
                "TERM": "xterm",
                "LC_ALL": "C.UTF-8",
            },
            stdin=subprocess.DEVNULL,
            stdout=follower,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    # What was printed waits in the terminal's buffer, some kilobytes deep, until it is read here.
    printed = os.read(leader, 65_536).decode()
    os.close(leader)
    os.close(follower)
    if done.returncode != 1:
        raise SystemExit(f"the example should have one error: exit {done.returncode}")
    return printed.replace("\r\n", "\n")


def draw(output: str) -> str:
    """Return the SVG of a terminal that shows the command and its output."""
    console = Console(file=StringIO(), record=True, width=COLUMNS, force_terminal=True, color_system="truecolor")
    console.print(Text("$ ", style="bold") + Text(" ".join(COMMAND)))
    console.print(Text.from_ansi(output.rstrip("\n")))
    return console.export_svg(title="", theme=MONOKAI, code_format=FRAME, unique_id="refcheck")


def photograph() -> bytes:
    """Return the HTML report on the example as Chromium shows it, as a PNG."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    for flag in ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1280,1480"):
        options.add_argument(flag)
    options.binary_location = shutil.which("chromium") or ""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(ROOT / "examples" / "statement.md", folder)
        command = (sys.executable, "-m", *COMMAND, "-f", "html:report.html", "-q")
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "HOME": folder}
        subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=False)  # noqa: S603  # our own command
        browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        try:
            browser.get((Path(folder) / "report.html").as_uri())
            return bytes(browser.get_screenshot_as_png())
        finally:
            browser.quit()


def main() -> None:
    """Draw the picture of a terminal anew, or take that of the report."""
    PICTURE.parent.mkdir(exist_ok=True)
    if sys.argv[1:] == ["report"]:
        PICTURE.with_name("report.png").write_bytes(photograph())
        return
    PICTURE.write_text(draw(terminal_output()), encoding="utf-8")


if __name__ == "__main__":
    main()
