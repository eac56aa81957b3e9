"""Freezes torchvision's ResNet outputs for weights made by a formula (FormulaWeights.cs has the same one).

Run with the interpreter that has torch, torchvision and numpy:  python3 freeze_resnet.py
"""
import json
import os
import struct

import numpy as np
import torch
import torchvision

CLASSES = 10


def formula(name, shape):
    """Values in [-1, 1): the top 24 bits of SplitMix64 started at the FNV-1a hash of the name."""
    state = 0xCBF29CE484222325
    for byte in name.encode():
        state = ((state ^ byte) * 0x100000001B3) % 2**64
    count = int(np.prod(shape, dtype=np.int64))
    with np.errstate(over="ignore"):
        z = np.uint64(state) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return ((z >> np.uint64(40)).astype(np.float64) / 2**23 - 1).reshape(shape)


def weight(name, shape):
    u = formula(name, shape)
    if name.endswith("running_var"):
        return 1 + 0.5 * u
    if len(shape) == 4:
        return u * np.sqrt(6 / (shape[0] * shape[2] * shape[3]))
    if len(shape) == 2:
        return u * np.sqrt(1 / shape[1])
    if name.endswith("weight"):
        return 1 + 0.2 * u
    return 0.2 * u


def save(path, tensors):
    header, offset = {}, 0
    for name, tensor in tensors.items():
        size = tensor.numel() * 4
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            file.write(tensor.contiguous().numpy().astype("<f4").tobytes())


def freeze(name):
    model = getattr(torchvision.models, name)(num_classes=CLASSES).eval()
    state = model.state_dict()
    for key, value in state.items():
        if not key.endswith("num_batches_tracked"):
            value.copy_(torch.from_numpy(weight(key, tuple(value.shape)).astype(np.float32)))
    features = []
    model.avgpool.register_forward_hook(lambda _, __, output: features.append(output.flatten(1)))
    # The formula fills the input in the order of our buffers: photo, row, column, channel.
    pixels = torch.from_numpy(formula("input", (2, 64, 64, 3)).astype(np.float32)).permute(0, 3, 1, 2).contiguous()
    with torch.no_grad():
        logits = model(pixels)
    save(os.path.join(os.path.dirname(os.path.abspath(__file__)), f"torchvision-{name}.safetensors"), {"features": features[0], "logits": logits})
    print(name, features[0].abs().mean().item(), logits.flatten()[:4])


if __name__ == "__main__":
    for network in ("resnet18", "resnet34"):
        freeze(network)
