"""The baseline of "epoch": a Dataset of files, torchvision's transforms, a DataLoader and a training loop, as PyTorch's tutorials write them."""
import sys
import time
from pathlib import Path

import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms

from networks import create, train

folder, name, cells = sys.argv[1:4]
threads, size, batch, steps = map(int, sys.argv[4:8])
cells = [int(count) for count in cells.split(",")]


class Photos(Dataset):
    def __init__(self):
        self.files = sorted(Path(folder).glob("*.jpg"))
        self.labels = [[int(torch.randint(count, ())) for count in cells] for _ in range(len(self))]
        self.transform = transforms.Compose([
            transforms.Resize(320),
            transforms.RandomResizedCrop(size, scale=(0.66, 1.0), ratio=(3 / 4, 4 / 3)),
            transforms.RandomHorizontalFlip(),
            transforms.ToTensor(),
            transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
        ])

    def __len__(self):
        return batch * steps

    def __getitem__(self, index):
        with Image.open(self.files[index % len(self.files)]) as image:
            return self.transform(image.convert("RGB")), self.labels[index]


network, optimizer, criterion = create(name, cells, threads)
loader = DataLoader(Photos(), batch_size=batch, shuffle=True, num_workers=threads)
network.train()
print("ready", flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    for photos, labels in loader:
        train(network, optimizer, criterion, photos, labels)
    print(f"seconds {time.perf_counter() - start}", flush=True)
