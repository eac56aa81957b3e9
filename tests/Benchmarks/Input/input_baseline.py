"""The input pipeline of torchvision and Pillow, for the benchmark "input". Arguments: a folder of JPEGs and the number of passes.

Prints the number of images and the seconds of processor time that they took, start-up and a warm-up left out.
"""

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
passes = int(sys.argv[2])


def load(path):
    with Image.open(path) as image:
        return steps(image.convert("RGB"))


for path in files[:8]:
    load(path)
start = time.process_time()
for _ in range(passes):
    for path in files:
        load(path)
print(len(files) * passes, time.process_time() - start)
