"""Freezes torchvision's backbones: pooled features for weights made by a formula (FormulaWeights.cs has the same one), and names and shapes of all tensors.

Run with the interpreter that has torch, torchvision and numpy:  python3 freeze_backbones.py
"""
import hashlib
import json
import math
import os

import numpy as np
import torch
import torchvision

from freeze_resnet import formula, save

FOLDER = os.path.dirname(os.path.abspath(__file__))
SIZE = 64
HEADS = ("fc.", "classifier.1.", "classifier.3.")


def weight(name, shape, gain):
    u = formula(name, shape)
    if name.endswith("running_var"):
        return 1 + 0.5 * u
    if len(shape) == 4:
        return u * np.sqrt(3 * gain / (shape[1] * shape[2] * shape[3]))
    if len(shape) == 2:
        return u * np.sqrt(3 * gain / shape[1])
    if name.endswith("weight"):
        return 1 + 0.2 * u
    return 0.2 * u


class SamePaddingConv2d(torch.nn.Conv2d):
    """TensorFlow's SAME padding, as efficientnet_pytorch has it."""

    def forward(self, x):
        pads = []
        for side, kernel, stride in zip(reversed(x.shape[2:]), reversed(self.kernel_size), reversed(self.stride)):
            total = max((math.ceil(side / stride) - 1) * stride + kernel - side, 0)
            pads += [total // 2, total - total // 2]
        return torch.nn.functional.conv2d(torch.nn.functional.pad(x, pads), self.weight, self.bias, self.stride, 0, self.dilation, self.groups)


def with_tensorflow_constants(model):
    for module in model.modules():
        if isinstance(module, torch.nn.Conv2d):
            module.__class__ = SamePaddingConv2d
        elif isinstance(module, torch.nn.BatchNorm2d):
            module.eps, module.momentum = 1e-3, 0.01
    return model


def freeze(name, gain):
    model = getattr(torchvision.models, name.removeprefix("tf_"))(weights=None).eval()
    if name.startswith("tf_"):
        model = with_tensorflow_constants(model)
    state = {key: value for key, value in model.state_dict().items() if not key.startswith(HEADS)}
    for key, value in state.items():
        if not key.endswith("num_batches_tracked"):
            value.copy_(torch.from_numpy(weight(key, tuple(value.shape), gain).astype(np.float32)))
    features = []
    last = model.fc if hasattr(model, "fc") else model.classifier[-1]
    last.register_forward_hook(lambda _, inputs, __: features.append(inputs[0]))
    # The formula fills the input in the order of our buffers: photo, row, column, channel.
    pixels = torch.from_numpy(formula("input", (2, SIZE, SIZE, 3)).astype(np.float32)).permute(0, 3, 1, 2).contiguous()
    with torch.no_grad():
        model(pixels)
        model.double()(pixels.double())
    first, second = features[0]
    # A gain too high makes a network so unstable that rounding decides, one too low hides the photo.
    rounding = (features[1][0] - first).abs().max() / first.abs().max()
    lines = sorted(f"{key} [{', '.join(map(str, value.shape))}]" for key, value in state.items())
    print(name, tuple(features[0].shape), f"scale {first.abs().max():.3g}, difference of the photos {(first - second).abs().max() / first.abs().max():.3g}, rounding {rounding:.2g}", flush=True)
    return first, lines


def main():
    outputs, tensors = {}, {}
    gains = {f"resnet{depth}": 1.0 for depth in (50, 101, 152)}
    gains |= {f"efficientnet_b{number}": gain for number, gain in enumerate((2.3, 2.3, 2.3, 2.1, 2.1, 1.95, 1.95, 1.75))}
    gains |= {"tf_efficientnet_b0": 2.3, "tf_efficientnet_b4": 2.1, "mobilenet_v3_small": 2.0, "mobilenet_v3_large": 2.0}
    for name, gain in gains.items():
        outputs[name], lines = freeze(name, gain)
        tensors[name] = {"gain": gain, "count": len(lines), "sha256": hashlib.sha256("\n".join(lines).encode()).hexdigest()}
        if name == "efficientnet_b0":
            with open(os.path.join(FOLDER, "torchvision-efficientnet_b0.tensors.txt"), "w") as file:
                file.write("\n".join(lines) + "\n")
    save(os.path.join(FOLDER, "torchvision-features.safetensors"), outputs)
    with open(os.path.join(FOLDER, "torchvision-tensors.json"), "w") as file:
        json.dump(tensors, file, indent=2)
        file.write("\n")


if __name__ == "__main__":
    main()
