"""Prints crops.json: means over 50,000 boxes of torchvision's RandomResizedCrop.get_params, for several sizes. /usr/bin/python3 freeze_crops.py > crops.json"""
import json
import math

import torch
from torchvision import transforms

torch.manual_seed(1)
results = []
for width, height in ((320, 320), (427, 320), (320, 480), (720, 320)):
    image = torch.empty(3, height, width)
    count = 50_000
    sums = [0.0] * 5
    for _ in range(count):
        top, left, h, w = transforms.RandomResizedCrop.get_params(image, (0.66, 1.0), (3 / 4, 4 / 3))
        for i, value in enumerate((w * h / (width * height), math.log(w / h), abs(math.log(w / h)), (left + w / 2) / width, left / max(1, width - w))):
            sums[i] += value
    results.append({"width": width, "height": height, "area": sums[0] / count, "logRatio": sums[1] / count, "absoluteLogRatio": sums[2] / count, "center": sums[3] / count, "left": sums[4] / count})
print(json.dumps(results, indent=1))
