"""What the Python scripts share: `from shared.checkout import ...`."""
import os
import subprocess
import sys

# Keep compiled scripts out of the folder.
sys.dont_write_bytecode = True

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATASETS = os.environ.setdefault("FREEDOM_DATASETS", os.path.join(ROOT, "datasets"))
# Freedom House's workbooks, which are not part of the checkout.
SHARED = os.environ.get("FREEDOM_SHARED_DATA") or os.path.join(ROOT, "..", "shared", "data")
WORKBOOK = os.path.join(
    SHARED, "workbooks", "Country_and_Territory_Ratings_and_Statuses_FIW_1973-2024.xlsx")


def binary():
    """The path of the program: what FREEDOM names, else the release build."""
    if "FREEDOM" not in os.environ:
        built = subprocess.run([os.path.join(ROOT, "scripts", "build")], stdout=subprocess.PIPE,
                               text=True, check=True)
        os.environ["FREEDOM"] = built.stdout.strip().splitlines()[-1]
    return os.path.abspath(os.environ["FREEDOM"])


def freedom(*words, **options):
    """Runs the program, without the caller's settings."""
    return subprocess.run([binary(), *words], stdin=subprocess.DEVNULL, capture_output=True,
                          encoding="utf-8", errors="replace", env={
                              **os.environ, "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": "/nonexistent"},
                          **options)
