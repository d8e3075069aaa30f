"""Opens pages in Chromium and checks what a reader would run into; exits 1 where something is wrong."""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from pages import PAGES

WIDTHS = (360, 768, 1280)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
MOST_SHEETS = 2


def write(page, folder, database):
    """The page's file, written by the program."""
    path = pathlib.Path(folder, "-".join(page.arguments) if page.file else page.name + ".html")
    if page.file and path.exists():
        return path / page.file
    command = [os.environ.get("FREEDOM", "freedom"), *page.arguments, "--output", str(path)]
    environment = dict(os.environ, FREEDOM_DATABASE=database)
    run = subprocess.run(command, capture_output=True, text=True, env=environment)
    if run.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{run.stderr}")
    return path / page.file if page.file else path


def width_problems(tab):
    """Whether the page is wider than the window."""
    wide = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"scrolls sideways by {wide} pixels"] if wide > 0 else []


def structure_problems(tab):
    """What a listener to the page would miss."""
    problems = []
    if tab.locator("h1").count() != 1:
        problems.append(f"{tab.locator('h1').count()} headings of the first level")
    if tab.locator("main").count() != 1:
        problems.append("no main part")
    for table in tab.locator("table:visible").all():
        if table.locator("caption").count() == 0:
            problems.append("a table without a caption")
        if table.locator("thead th[scope=col]").count() == 0:
            problems.append("a table without headings")
    for image in tab.locator("svg[role=img]:visible").all():
        for part in image.get_attribute("aria-labelledby").split():
            if not tab.locator(f"[id='{part}']").text_content().strip():
                problems.append(f"an image without {part}")
    return problems


def accessibility_problems(tab):
    found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    return [
        f"{item['id']}: {item['help']} ({len(item['nodes'])} times, such as "
        f"{item['nodes'][0]['html'][:120]})" for item in found
    ]


def print_problems(tab, page):
    """Whether a page that should fit on some sheets does."""
    tab.emulate_media(media="print")
    sheets = len(re.findall(rb"/Type\s*/Page[^s]", tab.pdf(format="A4", prefer_css_page_size=True)))
    return [f"{sheets} sheets of A4"] if page.prints_on and sheets > page.prints_on else []


def check(browser, page, path, screenshots):
    problems = []
    root = path.as_uri().removesuffix(page.file or path.name)
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
            tab = context.new_page()
            where = f"{width} pixels, {scheme}"
            tab.on("console", lambda message: problems.append((where, f"console: {message.text}")))
            tab.on("pageerror", lambda error: problems.append((where, f"error: {error}")))
            tab.on("request", lambda request: None if request.url.startswith(root)
                   else problems.append((where, f"a request to {request.url}")))
            tab.goto(path.as_uri())
            found = width_problems(tab) + accessibility_problems(tab)
            if scheme == "light":
                found += structure_problems(tab)
            problems += [(where, problem) for problem in found]
            if screenshots:
                tab.screenshot(path=f"{screenshots}/{page.name}-{width}-{scheme}.png", full_page=True)
            if width == WIDTHS[-1] and scheme == "light":
                if page.act:
                    problems += [(where, problem) for problem in page.act(tab)]
                problems += [("print", problem) for problem in print_problems(tab, page)]
            context.close()
    return problems


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--screenshots")
    parser.add_argument("names", nargs="*", help="only these pages")
    options = parser.parse_args()
    if options.screenshots:
        os.makedirs(options.screenshots, exist_ok=True)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = str(pathlib.Path(folder, "freedom.sqlite"))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"] if os.geteuid() == 0 else [])
        for page in PAGES:
            if options.names and page.name not in options.names:
                continue
            problems = check(browser, page, write(page, folder, database), options.screenshots)
            print(f"{page.name}: {len(problems)} problems" if problems else f"{page.name}: well")
            for where, problem in dict.fromkeys(problems):
                print(f"  {where}: {problem}")
            wrong += len(problems)
        browser.close()
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
