"""The adaptive S2 partitioning as one writes it with pandas, given the leaf cells: level by level the images' cells are counted, and those
of cells with too many are replaced by their children. Means are taken over unit vectors. See PythonBaseline for the dialogue."""
import sys
import time

import numpy
import pandas

START, FINEST, KEPT_ABOVE, LIMITS = 2, 30, 50, (1000, 2000, 5000)

leaves = numpy.fromfile(f"{sys.argv[1]}/leaves.u64", dtype=numpy.uint64)
coordinates = numpy.fromfile(f"{sys.argv[1]}/coordinates.f64").reshape(-1, 2)


def at_level(ids, level):
    bit = numpy.uint64(1 << (2 * (FINEST - level)))
    return (ids & (~bit + numpy.uint64(1))) | bit


def divide(limit):
    images = pandas.DataFrame({"leaf": leaves, "cell": at_level(leaves, START)})
    active = images
    for level in range(START + 1, FINEST + 1):
        counts = active["cell"].value_counts()
        active = active[active["cell"].isin(counts.index[counts > limit])]
        if active.empty:
            break
        active = active.assign(cell=at_level(active["leaf"].to_numpy(), level))
        images.loc[active.index, "cell"] = active["cell"]
    return images["cell"]


def build():
    a, b = numpy.radians(coordinates[:, 0]), numpy.radians(coordinates[:, 1])
    vectors = pandas.DataFrame({"x": numpy.cos(a) * numpy.cos(b), "y": numpy.cos(a) * numpy.sin(b), "z": numpy.sin(a)})
    results = []
    for limit in LIMITS:
        vectors["cell"] = divide(limit)
        groups = vectors.groupby("cell")
        sums = groups[["x", "y", "z"]].sum()
        sizes = groups.size()
        cells = pandas.DataFrame({
            "images": sizes,
            "latitude": numpy.degrees(numpy.arctan2(sums["z"], numpy.hypot(sums["x"], sums["y"]))),
            "longitude": numpy.degrees(numpy.arctan2(sums["y"], sums["x"])),
        })
        cells = cells[sizes > KEPT_ABOVE]
        cells.index = [f"{cell:016x}".rstrip("0") for cell in cells.index]
        results.append(cells)
    return results


print("ready", flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    levels = build()
    seconds = time.perf_counter() - start
    for limit, cells in zip(LIMITS, levels):
        print(f"limit {limit}: {len(cells)} cells, {cells['images'].sum()} images kept, largest {cells['images'].max()}")
    print(f"seconds {seconds}", flush=True)
