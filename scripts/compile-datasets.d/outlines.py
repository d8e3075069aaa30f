"""Compiles world_outlines.csv from natural_earth_110m.topojson of a folder.

A row is a line between two areas, or between one and the sea: who is on its left, who on its right,
and its places as longitudes and latitudes. So the outline of any set of countries, such as the
USSR, is exactly the lines with one of them on one side only.
"""
import csv
import itertools
import json

# Natural Earth names the first three without a code; it has one outline for Palestine, and that is
# the West Bank. Land that Freedom House does not rate has no entity: its ISO code stands for it.
BY_NAME = {"Kosovo": "XKX", "N. Cyprus": "XNC", "Somaliland": "XSL", "Palestine": "XWB",
           "Falkland Is.": "FLK", "Greenland": "GRL", "New Caledonia": "NCL"}
LEFT_OUT = {"Antarctica", "Fr. S. Antarctic Lands"}
# Crimea has a line of its own, within Russia's in the file; the edition says whose it is drawn as.
CRIMEA = (32.4, 36.6, 44.3, 46.3)


def decoded(topology):
    """The lines of a file of TopoJSON, where each place is a step from the one before."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"].values()
    for arc in topology["arcs"]:
        places = zip(itertools.accumulate(x for x, _ in arc),
                     itertools.accumulate(y for _, y in arc))
        points = [(round(x * scale_x + shift_x, 2), round(y * scale_y + shift_y, 2))
                  for x, y in places]
        yield [point for point, _ in itertools.groupby(points)]


def compile(folder, target):
    with open(target / "entities.csv", encoding="utf-8") as file:
        ids = {row["iso_numeric"]: row["id"] for row in csv.DictReader(file)}
    topology = json.loads((folder / "natural_earth_110m.topojson").read_text(encoding="utf-8"))
    arcs = list(decoded(topology))
    sides = [["", ""] for _ in arcs]
    for country in topology["objects"]["countries"]["geometries"]:
        if (name := country["properties"]["name"]) in LEFT_OUT:
            continue
        own = BY_NAME.get(name) or ids[country["id"]]
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for ring in itertools.chain(*polygons):
            # A negative number is a line against its direction.
            lines = [(arc if arc >= 0 else ~arc, arc >= 0) for arc in ring]
            left, right, bottom, top = CRIMEA
            owner = "XCR" if own == "RUS" and all(
                left <= x <= right and bottom <= y <= top
                for arc, _ in lines for x, y in arcs[arc]) else own
            for arc, is_right in lines:
                sides[arc][is_right] = owner
                if owner in ("RUS", "FJI"):
                    # What they have beyond 180 degrees is drawn at the right.
                    arcs[arc] = [(round(x + 360, 2) if x < -90 else x, y) for x, y in arcs[arc]]
    with open(target / "world_outlines.csv", "w", encoding="utf-8") as file:
        file.write("left,right,points\n")
        for arc, (left, right) in zip(arcs, sides):
            if len(arc) > 1 and left != right:
                points = " ".join(f"{x:.5g} {y:.5g}" for x, y in arc)
                file.write(f"{left},{right},{points}\n")
