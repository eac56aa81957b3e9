"""Baseline of the benchmark "input": the input pipeline of torchvision and Pillow over a folder of JPEGs, on one thread. Times are processor time."""

import sys
import time
from pathlib import Path

import torch
from PIL import Image
from torchvision import transforms

torch.set_num_threads(1)
steps = transforms.Compose([
    transforms.Resize(320),
    transforms.RandomResizedCrop(224, scale=(0.66, 1.0), ratio=(3 / 4, 4 / 3)),
    transforms.RandomHorizontalFlip(),
    transforms.ToTensor(),
    transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
])
files = sorted(Path(sys.argv[1]).glob("*.jpg"))


def load(path):
    with Image.open(path) as image:
        return steps(image.convert("RGB"))


for path in files[:8]:
    load(path)
print("ready", flush=True)
for _ in sys.stdin:
    start = time.process_time()
    for path in files:
        load(path)
    print("seconds", time.process_time() - start, flush=True)
