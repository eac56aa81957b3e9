"""Writes reference.json: what PyTorch computes for the inputs of ReferenceTests. Run with Debian 12's python3-torch (1.13)."""
import json
import os

import torch
import torch.nn.functional as F


def wave(*shape, phase=0.0):
    """sin(0.7 i + phase) in row-major order; the tests make the same inputs."""
    count = torch.Size(shape).numel()
    return torch.sin(torch.arange(count, dtype=torch.float64) * 0.7 + phase).float().reshape(shape)


values = {}


def keep(name, tensor):
    values[name] = [float(v) for v in tensor.detach().reshape(-1)]


x = wave(2, 3, 5, 4).requires_grad_()
w = wave(4, 3, 3, 2, phase=1).requires_grad_()
b = wave(4, phase=2).requires_grad_()
y = F.conv2d(x, w, b, stride=(2, 1), padding=(1, 0), dilation=(1, 2))
keep("conv.y", y)
gx, gw, gb = torch.autograd.grad((y * wave(*y.shape, phase=3)).sum(), [x, w, b])
keep("conv.dx", gx), keep("conv.dw", gw), keep("conv.db", gb)
keep("conv.grouped", F.conv2d(wave(1, 4, 3, 3), wave(2, 2, 2, 2, phase=1), groups=2))

bn = torch.nn.BatchNorm2d(3)
with torch.no_grad():
    bn.weight.copy_(wave(3, phase=1)), bn.bias.copy_(wave(3, phase=2))
x = wave(2, 3, 2, 2).requires_grad_()
y = bn(x)
keep("bn.train", y)
keep("bn.dx", torch.autograd.grad((y * wave(2, 3, 2, 2, phase=3)).sum(), x)[0])
keep("bn.mean", bn.running_mean), keep("bn.var", bn.running_var)
keep("bn.eval", bn.eval()(x))

keep("linear.y", F.linear(wave(2, 3), wave(4, 3, phase=1), wave(4, phase=2)))

scores = (wave(4, 5) * 3).requires_grad_()
target = torch.tensor([0, 4, 2, 2])
ignored = torch.tensor([0, -100, 2, 1])
for name, loss in {
    "mean": F.cross_entropy(scores, target),
    "sum": F.cross_entropy(scores, target, reduction="sum"),
    "none": F.cross_entropy(scores, target, reduction="none"),
    "ignored": F.cross_entropy(scores, ignored),
    "ignored1": F.cross_entropy(scores, torch.tensor([0, 1, 2, 1]), ignore_index=1),
    "smoothed": F.cross_entropy(scores, target, label_smoothing=0.1),
    "weighted": F.cross_entropy(scores, target, weight=wave(5).abs() + 0.5),
    "soft": F.cross_entropy(scores, torch.softmax(wave(4, 5, phase=1), 1)),
}.items():
    keep("ce." + name, loss)
keep("ce.dx", torch.autograd.grad(F.cross_entropy(scores, ignored, label_smoothing=0.1), scores)[0])
keep("nll", F.nll_loss(F.log_softmax(scores, 1), target))
keep("softmax", F.softmax(scores, 1))

image = wave(1, 2, 4, 5)
keep("bilinear", F.interpolate(image, size=(6, 3), mode="bilinear", align_corners=False))
keep("bilinear.corners", F.interpolate(image, size=(6, 3), mode="bilinear", align_corners=True))
keep("bilinear.factor", F.interpolate(image, scale_factor=(1.7, 0.6), mode="bilinear"))
keep("nearest", F.interpolate(image, size=(7, 2)))
keep("bicubic", F.interpolate(image, scale_factor=(2.0, 2.0), mode="bicubic"))
keep("area", F.interpolate(image, size=(2, 3), mode="area"))
keep("reflect", F.pad(image, (1, 2, 3, 0), mode="reflect"))
keep("maxpool", F.max_pool2d(image, 3, 2, 1))
keep("avgpool", F.avg_pool2d(image, 2))
keep("adaptive", F.adaptive_avg_pool2d(image, (3, 2)))
keep("silu", F.silu(image)), keep("gelu", F.gelu(image)), keep("hardswish", F.hardswish(image * 4))

torch.manual_seed(42)
keep("seed42.randn", torch.randn(20))
keep("seed42.rand", torch.rand(3))
keep("seed42.randint", torch.randint(0, 100, (5,)))
keep("seed42.randperm", torch.randperm(8))
torch.manual_seed(7)
conv = torch.nn.Conv2d(3, 2, 3)
keep("seed7.conv.weight", conv.weight), keep("seed7.conv.bias", conv.bias)
lin = torch.nn.Linear(4, 3)
keep("seed7.linear.weight", lin.weight), keep("seed7.linear.bias", lin.bias)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "reference.json"), "w", encoding="utf-8") as file:
    lines = [f'"{name}": {json.dumps([float(f"{v:.9g}") for v in numbers])}' for name, numbers in values.items()]
    file.write("{\n" + ",\n".join(lines) + "\n}\n")
