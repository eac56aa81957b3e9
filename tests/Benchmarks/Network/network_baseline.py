"""The baseline of "train" and "infer": a ResNet with three heads as PyTorch's tutorial writes it, photos in memory."""
import sys
import time

import torch
import torchvision

what, name, threads, size, batch, steps = *sys.argv[1:3], *map(int, sys.argv[3:7])
torch.set_num_threads(threads)
torch.manual_seed(0)
heads = [150, 80, 30]
backbone = getattr(torchvision.models, name)()
width = backbone.fc.in_features
backbone.fc = torch.nn.Identity()
classifiers = torch.nn.ModuleList(torch.nn.Linear(width, cells) for cells in heads)
optimizer = torch.optim.SGD([*backbone.parameters(), *classifiers.parameters()], lr=0.01, momentum=0.9, weight_decay=1e-4)
criterion = torch.nn.CrossEntropyLoss()
photos = torch.randn(batch * steps, 3, size, size)
labels = [torch.randint(cells, (len(photos),)) for cells in heads]
backbone.train(what == "train")


def train(first):
    features = backbone(photos[first : first + batch])
    loss = sum(criterion(head(features), label[first : first + batch]) for head, label in zip(classifiers, labels))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def infer(first):
    with torch.no_grad():
        features = backbone(photos[first : first + batch])
        return [head(features).softmax(1).numpy() for head in classifiers]


print("ready", flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    for first in range(0, len(photos), batch):
        (train if what == "train" else infer)(first)
    print(f"seconds {time.perf_counter() - start}", flush=True)
