"""Compiles what the map is drawn from: natural_earth_110m.topojson and coordinates.csv of a folder.

The target gets world_outlines.csv and world_places.csv. A row of the former is a line between two
areas, or between one and the sea: who is on its left, who on its right, and its places as
longitudes and latitudes. So the outline of any set of countries, such as the USSR, is exactly the
lines with one of them on one side only.
"""
import csv
import itertools
import json

# Natural Earth names the first three without a code; it has one outline for Palestine, and that is
# the West Bank. Land that Freedom House does not rate has no entity: its ISO code stands for it.
BY_NAME = {"Kosovo": "XKX", "N. Cyprus": "XNC", "Somaliland": "XSL", "Palestine": "XWB",
           "Falkland Is.": "FLK", "Greenland": "GRL", "New Caledonia": "NCL"}
LEFT_OUT = {"Antarctica", "Fr. S. Antarctic Lands"}
# The map is cut in the Bering Strait.
CUT = -169
# Crimea has a line of its own, within Russia's in the file; the edition says whose it is drawn as.
CRIMEA = (32.4, 36.6, 44.3, 46.3)

# Where our own territories are; Gapminder has no coordinates for them.
OWN_PLACES = {
    "XAB": (43.1, 41.0), "XCH": (43.3, 45.7), "XCR": (45.2, 34.3), "XED": (48.1, 38.3),
    "XGZ": (31.4, 34.3), "XIK": (34.0, 75.5), "XKU": (36.4, 44.4), "XNI": (54.6, -6.7),
    "XNK": (39.8, 46.7), "XPK": (34.9, 73.4), "XRU": (47.2, 36.5), "XSO": (42.3, 44.0),
    "XTB": (31.0, 89.0), "XTK": (-31.5, 28.5), "XTN": (47.0, 29.4), "XWB": (32.0, 35.3),
    "XWP": (-4.0, 138.0),
}
# Areas that two states shared without a line in the file: a dot shows both.
SHARED = ["DEU", "VNM", "YEM"]
# An outline that goes with another country's where the entity is not rated by itself, since which
# edition, and until which year: Kosovo, independent in 2008, is drawn as part of no country after
# that, whoever rates it; East Timor was not Indonesian before the edition that covers 1976.
PART_OF = {"XKX": "SRB,,2008", "XNC": "CYP,,", "XSL": "SOM,,", "XCR": "UKR,,", "TLS": ",1977,"}


def rows(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def decimals(number):
    return f"{number:.2f}".rstrip("0").rstrip(".")


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
    entities = rows(target / "entities.csv")
    ids = {row["iso_numeric"]: row["id"] for row in entities}
    topology = json.loads((folder / "natural_earth_110m.topojson").read_text(encoding="utf-8"))
    arcs = list(decoded(topology))
    sides, outlined = [["", ""] for _ in arcs], {"PSE"}
    for country in topology["objects"]["countries"]["geometries"]:
        name, number = country["properties"]["name"], country.get("id")
        if name in LEFT_OUT:
            continue
        own = BY_NAME.get(name) or ids[number]
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for ring in itertools.chain(*polygons):
            # A negative number is a line against its direction.
            lines = [(arc if arc >= 0 else ~arc, arc >= 0) for arc in ring]
            left, right, bottom, top = CRIMEA
            owner = "XCR" if own == "RUS" and all(
                left <= x <= right and bottom <= y <= top
                for arc, _ in lines for x, y in arcs[arc]) else own
            outlined.add(owner)
            for arc, is_right in lines:
                sides[arc][is_right] = owner
                if owner in ("RUS", "FJI"):
                    # What they have beyond 180 degrees is drawn at the right.
                    arcs[arc] = [(round(x + 360, 2) if x < -90 else x, y) for x, y in arcs[arc]]
    with open(target / "world_outlines.csv", "w", encoding="utf-8") as file:
        file.write("left,right,points\n")
        for arc, (left, right) in zip(arcs, sides):
            if len(arc) > 1 and left != right:
                points = " ".join(f"{decimals(x)} {decimals(y)}" for x, y in arc)
                file.write(f"{left},{right},{points}\n")
    known = {row["iso3"]: row for row in rows(folder / "coordinates.csv")}
    with open(target / "world_places.csv", "w", encoding="utf-8") as file:
        file.write("id,latitude,longitude,part_of,part_from,part_until,source\n")
        for own in (row["id"] for row in entities):
            part = PART_OF.get(own, ",,")
            if own in OWN_PLACES:
                latitude, longitude = OWN_PLACES[own]
                file.write(f"{own},{latitude},{longitude},{part},this project\n")
            elif own in SHARED or own in known and own not in outlined:
                latitude, longitude = (float(known[own][key]) for key in ("latitude", "longitude"))
                longitude += 360 if longitude < CUT else 0
                file.write(f"{own},{decimals(latitude)},{decimals(longitude)},{part},Gapminder\n")
            elif part != ",,":
                file.write(f"{own},,,{part},\n")
