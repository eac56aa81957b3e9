"""SemP {100, 125, 250} as one writes it with pandas: read the file, explode the addresses, count and filter, count edges, keep the most
frequent parent, cut cycles, count along the paths, and take mean coordinates by class. See PythonBaseline for the dialogue."""
import sys
import time

import numpy
import pandas

MIN_IMAGES, THRESHOLDS = 50, (100, 125, 250)


def cut_cycles(parent, weight):
    seen, cut = {}, []
    for start in parent:
        at = start
        while at in parent and at not in seen:
            seen[at] = start
            at = parent[at]
        if at not in parent or seen[at] != start:
            continue
        cycle, step = [at], parent[at]
        while step != at:
            cycle.append(step)
            step = parent[step]
        weakest = min(cycle, key=lambda location: (weight[location], location))
        seen.update({location: start for location in cycle})
        cut.append(weakest)
    for location in cut:
        del parent[location]


def build(path):
    # In parts: pandas needs many times a file's size to read it at once.
    parts = pandas.read_json(path, lines=True, chunksize=500000, dtype=False)
    photos = pandas.concat([part[["latitude", "longitude", "h_raw"]] for part in parts], ignore_index=True)
    addresses = photos["h_raw"].explode().rename("location").rename_axis("row").reset_index()

    # 1. Base filter on the raw addresses; a location counts once an image.
    counts = addresses.drop_duplicates()["location"].value_counts()
    kept = addresses[addresses["location"].isin(counts.index[counts >= MIN_IMAGES])]

    # 2. Edges between neighbours of an address; the most frequent one of each location, ties to the smaller id.
    edges = pandas.DataFrame({"child": kept["location"], "parent": kept["location"].shift(-1)})
    edges = edges[(kept["row"] == kept["row"].shift(-1)) & (edges["child"] != edges["parent"])]
    edges = edges.groupby(["child", "parent"]).size().rename("images").reset_index()
    edges = edges.sort_values(["child", "images", "parent"], ascending=[True, False, True]).drop_duplicates("child")
    parent = dict(zip(edges["child"], edges["parent"]))
    cut_cycles(parent, dict(zip(edges["child"], edges["images"])))

    # 3, 4. Every image goes by the path of its finest location; count along the paths.
    finest = kept.drop_duplicates("row")
    images = {}
    for location, count in finest["location"].value_counts().items():
        at = location
        while at is not None:
            images[at] = images.get(at, 0) + count
            at = parent.get(at)

    # 5. The classes at each threshold with their mean coordinates.
    a, b = (numpy.radians(photos[column].to_numpy()[finest["row"]]) for column in ("latitude", "longitude"))
    vectors = pandas.DataFrame({"x": numpy.cos(a) * numpy.cos(b), "y": numpy.cos(a) * numpy.sin(b), "z": numpy.sin(a)})
    results = []
    for threshold in THRESHOLDS:
        label = {}
        for location in finest["location"].unique():
            at = location
            while at is not None and images[at] < threshold:
                at = parent.get(at)
            label[location] = at
        vectors["label"] = finest["location"].map(label).to_numpy()
        groups = vectors.groupby("label")
        means = groups[["x", "y", "z"]].sum()
        results.append(pandas.DataFrame({
            "images": groups.size(),
            "latitude": numpy.degrees(numpy.arctan2(means["z"], numpy.hypot(means["x"], means["y"]))),
            "longitude": numpy.degrees(numpy.arctan2(means["y"], means["x"])),
        }))
    return results


print("ready", flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    levels = build(sys.argv[1])
    seconds = time.perf_counter() - start
    for threshold, classes in zip(THRESHOLDS, levels):
        print(f"threshold {threshold}: {len(classes)} classes, {classes['images'].sum()} images kept, largest {classes['images'].max()}")
    print(f"seconds {seconds}", flush=True)
