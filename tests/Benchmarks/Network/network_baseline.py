"""The baseline of "train" and "infer": a network with three heads as PyTorch's tutorial writes it, photos in memory."""
import sys
import time

import torch

from networks import create, train

what, name, cells = sys.argv[1:4]
threads, size, batch, steps = map(int, sys.argv[4:8])
cells = [int(count) for count in cells.split(",")]
network, optimizer, criterion = create(name, cells, threads)
photos = torch.randn(batch * steps, 3, size, size)
labels = [torch.randint(count, (len(photos),)) for count in cells]
network.train(what == "train")


def infer(photos):
    with torch.no_grad():
        return [logits.softmax(1).numpy() for logits in network(photos)]


print("ready", flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    for first in range(0, len(photos), batch):
        some = slice(first, first + batch)
        if what == "train":
            train(network, optimizer, criterion, photos[some], [label[some] for label in labels])
        else:
            infer(photos[some])
    print(f"seconds {time.perf_counter() - start}", flush=True)
