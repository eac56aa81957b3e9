"""The networks of the baselines: torchvision's, with three heads on the pooled features."""
from pathlib import Path

import torch
import torchvision


class GeoNetwork(torch.nn.Module):
    def __init__(self, name, cells):
        super().__init__()
        self.backbone = getattr(torchvision.models, name)()
        if name.startswith("mobilenet_v3"):
            # Up to the layer behind the pooling.
            width = self.backbone.classifier[0].out_features
            self.backbone.classifier = self.backbone.classifier[:2]
        else:
            width = self.backbone.fc.in_features
            self.backbone.fc = torch.nn.Identity()
        self.heads = torch.nn.ModuleList(torch.nn.Linear(width, count) for count in cells)

    def forward(self, photos):
        features = self.backbone(photos)
        return [head(features) for head in self.heads]


def create(name, cells, threads):
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    network = GeoNetwork(name, cells)
    optimizer = torch.optim.SGD(network.parameters(), lr=0.01, momentum=0.9, weight_decay=1e-4)
    maps = Path("/proc/self/maps")
    if maps.exists():
        print("BLAS:", *{line.split()[-1] for line in maps.read_text().splitlines() if "libblas" in line}, flush=True)
    return network, optimizer, torch.nn.CrossEntropyLoss()


def train(network, optimizer, criterion, photos, labels):
    loss = sum(criterion(logits, label) for logits, label in zip(network(photos), labels))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
