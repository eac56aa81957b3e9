"""Makes gazetteer-points.csv: for random points the finest area whose polygons hold them, by shapely.

usage: freeze_gazetteer_points.py POLYGONS OUTPUT, where POLYGONS was written by `SemGeo.Gazetteer.Build --polygons`."""
import random
import sys

from shapely import wkb
from shapely.geometry import Point
from shapely.prepared import prep

ANYWHERE, NEAR_BORDERS, OFFSET = 1500, 2500, 0.02

random.seed(20221)
areas = []
for line in open(sys.argv[1]):
    area, code = line.split()
    areas += [(area, part, prep(part), part.bounds) for part in wkb.loads(code, hex=True).geoms]

points = [(random.uniform(-90, 90), random.uniform(-180, 180)) for _ in range(ANYWHERE)]
while len(points) < ANYWHERE + NEAR_BORDERS:
    x, y = random.choice(random.choice(areas)[1].exterior.coords)
    points.append((max(-90, min(90, y + random.uniform(-OFFSET, OFFSET))), max(-180, min(180, x + random.uniform(-OFFSET, OFFSET)))))

with open(sys.argv[2], "w") as output:
    print("latitude,longitude,area", file=output)
    for latitude, longitude in points:
        latitude, longitude = round(latitude, 6), round(longitude, 6)
        point = Point(longitude, latitude)
        holding = [
            (area, part)
            for area, part, prepared, (west, south, east, north) in areas
            if west <= longitude <= east and south <= latitude <= north and prepared.intersects(point)
        ]
        if any(part.boundary.distance(point) < 1e-9 for _, part in holding):
            continue
        print(f"{latitude},{longitude},{holding[0][0] if holding else ''}", file=output)
