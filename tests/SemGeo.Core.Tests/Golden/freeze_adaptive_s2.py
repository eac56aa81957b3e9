"""Makes s2-adaptive.csv: the adaptive S2 partitioning of a made collection, cell by cell and image by image, as its definition reads.

usage: freeze_adaptive_s2.py S2_CELLS OUTPUT, where S2_CELLS is s2-cells.csv beside this file: its leaf tokens check the cells
computed here, and its first points are the centres of the collection's clusters."""
import csv
import math
import sys
from collections import Counter, defaultdict

CLUSTERS, IMAGES, START, FINEST, KEPT_ABOVE, LIMITS = 60, 20000, 2, 30, 10, (50, 200, 1000)


def leaf(latitude, longitude):
    """The path to a leaf cell: its face and 30 positions along the curve, from the geometry of the curve alone."""
    a, b = math.radians(latitude), math.radians(longitude)
    x, y, z = math.cos(a) * math.cos(b), math.cos(a) * math.sin(b), math.sin(a)
    axis = max(range(3), key=lambda k: (abs((x, y, z)[k]), k))
    face = axis + (3 if (x, y, z)[axis] < 0 else 0)
    u, v = [lambda: (y / x, z / x), lambda: (-x / y, z / y), lambda: (-x / z, -y / z), lambda: (z / x, y / x), lambda: (z / y, -x / y), lambda: (-y / z, -x / z)][face]()
    s, t = (0.5 * math.sqrt(1 + 3 * w) if w >= 0 else 1 - 0.5 * math.sqrt(1 - 3 * w) for w in (u, v))
    i, j = (min(max(math.floor(w * 2**30), 0), 2**30 - 1) for w in (s, t))
    swapped, inverted, path = face % 2 == 1, False, []
    for level in range(29, -1, -1):
        right, up = i >> level & 1, j >> level & 1
        if inverted:
            right, up = 1 - right, 1 - up
        if swapped:
            right, up = up, right
        position = [(0, 0), (0, 1), (1, 1), (1, 0)].index((right, up))
        path.append(position)
        if position in (0, 3):
            swapped = not swapped
        if position == 3:
            inverted = not inverted
    return face, tuple(path)


def token(face, path):
    digits = f"{face:03b}" + "".join(f"{position:02b}" for position in path) + "1"
    return f"{int(digits.ljust(64, '0'), 2):016x}".rstrip("0")


with open(sys.argv[1]) as lines:
    points = list(csv.DictReader(lines))
for point in points:
    assert token(*leaf(float(point["latitude"]), float(point["longitude"]))) == point["leaf"], point

# The collection: a linear congruential generator, so that the test makes the same one.
state = 20221
images = []


def draw(below):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % below


for _ in range(IMAGES):
    centre = points[draw(1 + draw(CLUSTERS))]
    spread = 1 + draw(1 + draw(2000000))
    latitude = round(float(centre["latitude"]) * 1000000) + draw(2 * spread) - spread
    longitude = round(float(centre["longitude"]) * 1000000) + draw(2 * spread) - spread
    images.append((max(-90000000, min(90000000, latitude)) / 1000000, max(-180000000, min(180000000, longitude)) / 1000000))

leaves = [leaf(*image) for image in images]
with open(sys.argv[2], "w") as output:
    print("limit,token,images,latitude,longitude", file=output)
    for limit in LIMITS:
        cells = [(face, path[:START]) for face, path in leaves]
        for level in range(START + 1, FINEST + 1):
            count = Counter(cells)
            cells = [(face, path[:level]) if count[cell] > limit and len(cell[1]) == level - 1 else cell for cell, (face, path) in zip(cells, leaves)]
        members = defaultdict(list)
        for cell, image in zip(cells, images):
            members[cell].append(image)
        for name, inside in sorted((token(*cell), inside) for cell, inside in members.items()):
            if len(inside) <= KEPT_ABOVE:
                continue
            radians = [(math.radians(latitude), math.radians(longitude)) for latitude, longitude in inside]
            x = sum(math.cos(a) * math.cos(b) for a, b in radians)
            y = sum(math.cos(a) * math.sin(b) for a, b in radians)
            z = sum(math.sin(a) for a, b in radians)
            print(f"{limit},{name},{len(inside)},{math.degrees(math.atan2(z, math.hypot(x, y))):.6f},{math.degrees(math.atan2(y, x)):.6f}", file=output)
