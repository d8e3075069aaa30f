"""Compiles what the map is drawn from: a folder has natural_earth_110m.topojson and coordinates.csv. The target gets world_outlines.csv
and world_places.csv. A row of the former is a line between two areas, or between one and the sea: who
is on its left, who on its right, and its places as longitudes and latitudes. So the outline of any
set of countries, such as the USSR, is exactly the lines with one of them on one side only.
The result is the same to the byte on every machine.
"""
import csv
import json
import os

# Natural Earth names these three without a code.
BY_NAME = {"Kosovo": "XKX", "N. Cyprus": "XNC", "Somaliland": "XSL"}
LEFT_OUT = {"Antarctica", "Fr. S. Antarctic Lands"}
# Land that Freedom House does not rate has no entity; its code of ISO 3166 stands for it.
UNRATED = {"Falkland Is.": "FLK", "Greenland": "GRL", "New Caledonia": "NCL"}
# Natural Earth has one outline for Palestine, and it is the West Bank.
OTHER = {"275": "XWB"}
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
# An outline that goes with another country's where the entity is not rated by itself.
PART_OF = {"XKX": "SRB", "XNC": "CYP", "XSL": "SOM", "XCR": "UKR"}
# East Timor was not Indonesian before the edition that covers 1976.
PART_FROM = {"TLS": 1977}
# Kosovo, independent in 2008, is drawn as part of no country after that, whoever rates it.
PART_UNTIL = {"XKX": 2008}


def decimals(number):
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def compile(folder, target):
    with open(os.path.join(target, "entities.csv"), encoding="utf-8") as file:
        entities = list(csv.DictReader(file))
    current = [row for row in entities if not ended(row)]
    ids = {row["iso_numeric"]: row["id"] for row in current if row["iso_numeric"]}
    with open(os.path.join(folder, "natural_earth_110m.topojson"), encoding="utf-8") as file:
        topology = json.load(file)
    arcs = decoded(topology)
    sides = [{} for _ in arcs]
    outlined = set()
    for country in topology["objects"]["countries"]["geometries"]:
        name = country["properties"]["name"]
        if name in LEFT_OUT:
            continue
        number = country.get("id")
        own = BY_NAME.get(name) or UNRATED.get(name) or OTHER.get(number) or ids[number]
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            owner = "XCR" if own == "RUS" and inside(ring, arcs, CRIMEA) else own
            outlined.add(owner)
            for arc in ring:
                sides[arc if arc >= 0 else ~arc]["right" if arc >= 0 else "left"] = owner
                if owner in ("RUS", "FJI"):
                    wrap(arcs[arc if arc >= 0 else ~arc])
    with open(os.path.join(target, "world_outlines.csv"), "w", encoding="utf-8") as file:
        file.write("left,right,points\n")
        for arc, side in zip(arcs, sides):
            if side and len(arc) > 1 and side.get("left") != side.get("right"):
                points = " ".join(f"{decimals(x)} {decimals(y)}" for x, y in arc)
                file.write(f"{side.get('left', '')},{side.get('right', '')},{points}\n")
    write_places(folder, target, entities, outlined)


def ended(row):
    return row["existed"] != "" and not row["existed"].endswith("-")


def decoded(topology):
    scale_x, scale_y = topology["transform"]["scale"]
    shift_x, shift_y = topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            point = (round(x * scale_x + shift_x, 2), round(y * scale_y + shift_y, 2))
            if not points or points[-1] != point:
                points.append(point)
        arcs.append(points)
    return arcs


def wrap(arc):
    """What Russia and Fiji have beyond 180 degrees is drawn at the right."""
    arc[:] = [(round(x + 360, 2) if x < -90 else x, y) for x, y in arc]


def inside(ring, arcs, box):
    points = [point for arc in ring for point in arcs[arc if arc >= 0 else ~arc]]
    return all(box[0] <= x <= box[1] and box[2] <= y <= box[3] for x, y in points)


def write_places(folder, target, entities, outlined):
    with open(os.path.join(folder, "coordinates.csv"), encoding="utf-8") as file:
        known = {row["iso3"]: row for row in csv.DictReader(file) if row["latitude"]}
    with open(os.path.join(target, "world_places.csv"), "w", encoding="utf-8", newline="") as file:
        file.write("id,latitude,longitude,part_of,part_from,part_until,source\n")
        for row in sorted(entities, key=lambda row: row["id"]):
            own = row["id"]
            part = f"{PART_OF.get(own, '')},{PART_FROM.get(own, '')},{PART_UNTIL.get(own, '')}"
            if own in OWN_PLACES:
                latitude, longitude = OWN_PLACES[own]
                file.write(f"{own},{latitude},{longitude},{part},this project\n")
            elif own in SHARED or (own in known and own not in outlined | {"PSE"}
                                   and not ended(row)):
                latitude, longitude = (float(known[own][key]) for key in ("latitude", "longitude"))
                longitude += 360 if longitude < CUT else 0
                file.write(f"{own},{decimals(latitude)},{decimals(longitude)},{part},Gapminder\n")
            elif part != ",,":
                file.write(f"{own},,,{part},\n")

