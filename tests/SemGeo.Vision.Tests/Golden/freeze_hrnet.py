"""Freezes HRNetV2-W48-C1 as its public implementation for ADE20K (CSAILVision/semantic-segmentation-pytorch, package mit_semseg) has it: logits at some pixels for
weights made by a formula (FormulaWeights.cs has the same one), and the hash of names and shapes of all tensors. Also a pair of small files with the same layers, laid out as its
checkpoints are: an encoder of a convolution and a normalisation, a decoder for 4 classes.

Run with the interpreter that has torch and numpy:  python3 freeze_hrnet.py FOLDER_WITH_MIT_SEMSEG
"""
import hashlib
import json
import os
import sys

import numpy as np
import torch

from freeze_resnet import formula, save

sys.path.insert(0, sys.argv[1])
from mit_semseg.models.hrnet import hrnetv2  # noqa: E402
from mit_semseg.models.models import C1  # noqa: E402
from mit_semseg.lib.nn import SynchronizedBatchNorm2d  # noqa: E402

FOLDER = os.path.dirname(os.path.abspath(__file__))
SIZE = 64
GAIN = 0.5
STEP = 13


def weight(name, shape):
    u = formula(name, shape)
    if name.endswith("running_var"):
        return 1 + 0.5 * u
    if len(shape) == 4:
        return u * np.sqrt(3 * GAIN / (shape[1] * shape[2] * shape[3]))
    if name.endswith("weight"):
        return 1 + 0.2 * u
    return 0.2 * u


network = torch.nn.ModuleDict({"encoder": hrnetv2(), "decoder": C1(150, 720)}).eval()
state = network.state_dict()
for key, value in state.items():
    if not key.endswith("num_batches_tracked"):
        value.copy_(torch.from_numpy(weight(key, tuple(value.shape)).astype(np.float32)))


def run(pixels):
    """What the decoder computes for segmentation, before its softmax."""
    features = network["encoder"](pixels, return_feature_maps=True)[-1]
    logits = network["decoder"].conv_last(network["decoder"].cbr(features))
    return torch.nn.functional.interpolate(logits, size=pixels.shape[2:], mode="bilinear", align_corners=False)


# The formula fills the input in the order of our buffers: photo, row, column, channel.
pixels = torch.from_numpy(formula("input", (1, SIZE, SIZE, 3)).astype(np.float32)).permute(0, 3, 1, 2).contiguous()
with torch.no_grad():
    logits = run(pixels)
    exact = (network.double(), run(pixels.double()))[1]
# Its batch normalisation keeps three buffers for training over several devices that no other implementation has.
state = {key: value for key, value in state.items() if not key.endswith(("._tmp_running_mean", "._tmp_running_var", "._running_iter"))}
lines = sorted(f"{key} [{', '.join(map(str, value.shape))}]" for key, value in state.items())
print(f"scale {logits.abs().max():.3g}, over pixels {logits.std((2, 3)).mean():.3g}, rounding {(exact - logits).abs().max() / logits.abs().max():.2g}, tensors {len(lines)}")
save(os.path.join(FOLDER, "hrnet-logits.safetensors"), {"logits": logits[0, :, ::STEP, ::STEP].contiguous()})
with open(os.path.join(FOLDER, "hrnet-tensors.json"), "w") as file:
    json.dump({"gain": GAIN, "step": STEP, "count": len(lines), "sha256": hashlib.sha256("\n".join(lines).encode()).hexdigest()}, file, indent=2)
    file.write("\n")

small = {"encoder": torch.nn.Sequential(), "decoder": C1(4, 8)}
small["encoder"].add_module("conv1", torch.nn.Conv2d(3, 8, 3, bias=False))
small["encoder"].add_module("bn1", SynchronizedBatchNorm2d(8))
for part, module in small.items():
    state = module.state_dict()
    for key, value in state.items():
        if not key.endswith("num_batches_tracked"):
            value.copy_(torch.from_numpy(weight(f"{part}.{key}", tuple(value.shape)).astype(np.float32)))
    torch.save(state, os.path.join(FOLDER, "weights", f"hrnet-{part}-zip.pth"))
    torch.save(state, os.path.join(FOLDER, "weights", f"hrnet-{part}-legacy.pth"), _use_new_zipfile_serialization=False)
