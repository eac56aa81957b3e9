"""Freezes values of label smoothing, of the mixture of von Mises-Fisher distributions and of SGD with torch's own functions in double precision.

Run with Debian's python3-torch: /usr/bin/python3 freeze_losses.py > losses.json
"""
import json
import math

import torch

torch.manual_seed(7)
R = 6371.0


def unit(points):
    lat, lon = torch.deg2rad(points[:, 0]), torch.deg2rad(points[:, 1])
    return torch.stack([lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()], 1)


def haversine(a, b):
    lat_a, lon_a = torch.deg2rad(a[:, None, 0]), torch.deg2rad(a[:, None, 1])
    lat_b, lon_b = torch.deg2rad(b[None, :, 0]), torch.deg2rad(b[None, :, 1])
    h = ((lat_b - lat_a) / 2).sin() ** 2 + lat_a.cos() * lat_b.cos() * ((lon_b - lon_a) / 2).sin() ** 2
    return 2 * R * h.sqrt().asin()


def numbers(tensor):
    return tensor.detach().double().flatten().tolist()


cells = torch.tensor([[48.85, 2.35], [51.5, -0.12], [-33.9, 151.2], [64.1, -179.9], [64.2, 179.8], [89.9, 10.0]], dtype=torch.float64)
photos = torch.tensor([[48.9, 2.4], [50.0, 1.0], [64.15, 179.99], [89.99, -170.0]], dtype=torch.float64)
labels = torch.tensor([0, 1, 3, 5])
logits = torch.randn(4, 6, dtype=torch.float64).float()

# Label smoothing (PIGEON, equation 2), the shares of a photo divided by their sum.
tau = 75.0
distances = haversine(photos, cells)
own = distances.gather(1, labels[:, None])
shares = torch.exp(-(distances - own) / tau)
shares = shares / shares.sum(1, keepdim=True)
leaf = logits.clone().requires_grad_()
smooth = -(shares.float() * leaf.log_softmax(1)).sum()
smooth.backward()
smoothing = {"tau": tau, "shares": numbers(shares), "loss": smooth.item(), "gradient": numbers(leaf.grad)}

# Mixture of von Mises-Fisher distributions; torch has none on the sphere, so its density is written out with the hyperbolic sine.
kappas = torch.tensor([0.01, 1.0, 20.0, 100.0, 300.0, 200.0], dtype=torch.float64)  # above 355 the derivative of 1 / sinh overflows
direction = unit(cells).float().requires_grad_()
log_kappa = kappas.log().float().requires_grad_()
leaf = logits.clone().requires_grad_()
mu = direction.double() / direction.double().norm(dim=1, keepdim=True)
kappa = log_kappa.double().exp()
density = (leaf.double().softmax(1)[:, None, :] * (kappa / (4 * math.pi * kappa.sinh()))[None, None, :]
           * torch.exp(kappa[None, None, :] * (unit(photos) @ mu.t())[:, None, :])).sum(2).squeeze(1)
loss = -density.log().sum()
loss.backward()
mixture = {"kappas": numbers(kappas), "log_density": numbers(density.log()), "loss": loss.item(), "logits_gradient": numbers(leaf.grad),
           "direction_gradient": numbers(direction.grad), "log_concentration_gradient": numbers(log_kappa.grad)}

# SGD with momentum, weight decay and a limit of the gradients' norm.
weight = torch.nn.Parameter(torch.tensor([[0.5, -1.0, 2.0], [1.5, 0.25, -0.75]]))
sgd = torch.optim.SGD([weight], lr=0.1, momentum=0.9, weight_decay=0.01)
inputs = torch.tensor([[1.0, 2.0, 3.0], [-1.0, 0.5, 2.0]])
steps = []
for step in range(4):
    sgd.zero_grad()
    torch.nn.functional.cross_entropy(inputs @ weight.t(), torch.tensor([1, 0])).backward()
    torch.nn.utils.clip_grad_norm_([weight], 0.5)
    sgd.step()
    steps.append(numbers(weight))

print(json.dumps({"cells": numbers(cells), "photos": numbers(photos), "labels": labels.tolist(), "logits": numbers(logits),
                  "smoothing": smoothing, "mixture": mixture, "sgd": steps}, indent=1))
