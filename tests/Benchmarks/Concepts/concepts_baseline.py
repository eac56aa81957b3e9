"""The baseline of "concepts": the steps of the published functions, tensor by tensor. First argument: influence or dilation; then a file of maps and masks."""
import sys
import time

import numpy
import torch

what, size, images, k, radius = sys.argv[1], *map(int, sys.argv[2:6])
torch.set_num_threads(1)
maps = torch.from_numpy(numpy.fromfile(f"{sys.argv[6]}/maps.f32", dtype=numpy.float32)).reshape(images, size, size)
classes = torch.from_numpy(numpy.fromfile(f"{sys.argv[6]}/classes.u8", dtype=numpy.uint8)).reshape(images, size, size)


def influence(classes, importance):
    """Per concept: the pixels of its mask by sorting, the top pixels by sorting, and what both have in common."""
    shares = {}
    for concept in classes.unique().tolist():
        mask = (classes == concept).float()
        values, order = mask.flatten().sort(descending=True)
        inside = order[values == 1]
        top = importance.flatten().argsort(descending=True)[:k]
        common = numpy.intersect1d(inside.numpy(), top.numpy())
        shares[concept] = len(common) / k / (mask.sum().item() / mask.numel())
    return shares


def dilate(mask):
    """One pixel a round: the neighbours of every pixel of the mask that is not at the edge, gathered in sets."""
    mask = mask.clone()
    for _ in range(radius):
        rows, columns = torch.where(mask == 1)
        inner = (rows > 0) & (rows < size - 1) & (columns > 0) & (columns < size - 1)
        pixels = torch.stack((rows, columns), 1)[inner].tolist()
        around = set().union(*({(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} for y, x in pixels))
        mask[[y for y, _ in around], [x for _, x in around]] = 1
    return mask


print("ready", flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    if what == "influence":
        results = [influence(*image) for image in zip(classes, maps)]
    else:
        results = [dilate((image == 0).float()) for image in classes[:1]]
    print(f"seconds {time.perf_counter() - start}", flush=True)

if what == "influence":
    numpy.array([result[concept] for result in results for concept in sorted(result)]).tofile(f"{sys.argv[6]}/influences.f64")
