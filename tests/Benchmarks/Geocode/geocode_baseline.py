"""Reverse geocoding the usual Python way: a spatial join of geopandas (STRtree, prepared polygons) finds the polygon of each
point, a k-d tree over unit vectors the nearest place. Reads the folder that GeocodeBenchmark wrote; see PythonBaseline for the dialogue."""
import sys
import time

import geopandas
import numpy
import shapely.wkb
from scipy.spatial import cKDTree

folder = sys.argv[1]


def read_pairs(name):
    return numpy.fromfile(f"{folder}/{name}").reshape(-1, 2)


def unit_vectors(pairs):
    latitude, longitude = numpy.radians(pairs[:, 0]), numpy.radians(pairs[:, 1])
    return numpy.column_stack((numpy.cos(latitude) * numpy.cos(longitude), numpy.cos(latitude) * numpy.sin(longitude), numpy.sin(latitude)))


with open(f"{folder}/polygons.txt") as lines:
    polygons = geopandas.GeoSeries([shapely.wkb.loads(line.strip(), hex=True) for line in lines])
# One part a row: the boxes of the tree are small, which makes the join faster.
parts = geopandas.GeoDataFrame({"face": numpy.arange(len(polygons))}, geometry=polygons).explode(index_parts=False).reset_index(drop=True)
parts.sindex
tree = cKDTree(unit_vectors(read_pairs("places.f64")))
coordinates = read_pairs("coordinates.f64")
print("ready", flush=True)

for _ in sys.stdin:
    start = time.perf_counter()
    points = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(coordinates[:, 1], coordinates[:, 0]))
    joined = geopandas.sjoin(points, parts, how="left", predicate="intersects")
    face = joined["face"].groupby(level=0).first()
    distance, nearest = tree.query(unit_vectors(coordinates), workers=-1)
    seconds = time.perf_counter() - start
    face.fillna(-1).to_numpy().astype(numpy.int32).tofile(f"{folder}/faces.i32")
    nearest.astype(numpy.int32).tofile(f"{folder}/nearest.i32")
    print(f"seconds {seconds}", flush=True)
