"""Not yet."""


def run(program, tally, random, options):
    """Nothing."""
