"""What the Python scripts share: where the checkout is, and the program that is built from it.

A script imports it after putting this folder on its path:

    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "shared"))
"""
import os
import subprocess
import sys

# Keep compiled scripts out of the folder.
sys.dont_write_bytecode = True

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def binary():
    """The path of the program: what FREEDOM names, else the release build."""
    named = os.environ.get("FREEDOM")
    if named:
        return os.path.abspath(named)
    built = subprocess.run([os.path.join(ROOT, "scripts", "build")], stdout=subprocess.PIPE, text=True, check=True)
    return built.stdout.strip().splitlines()[-1]
