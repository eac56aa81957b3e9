"""Writes small PyTorch files in both formats and what is in them, and files that a reader must refuse.

Run with the interpreter that has torch, torchvision and numpy:  python3 freeze_weights.py
"""
import argparse
import collections
import json
import os
import sys
import types

import torch
import torchvision
from torchvision.models.efficientnet import EfficientNet, MBConvConfig

from freeze_backbones import SIZE, formula, np, weight, with_tensorflow_constants
from freeze_resnet import save

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "weights")
STAGES = ((1, 3, 1, 32, 16, 1), (6, 3, 2, 16, 24, 2), (6, 5, 2, 24, 40, 2), (6, 3, 2, 40, 80, 3), (6, 5, 1, 80, 112, 3), (6, 5, 2, 112, 192, 4), (6, 3, 1, 192, 320, 1))


def path(name):
    return os.path.join(FOLDER, name)


def write(name, value):
    torch.save(value, path(f"{name}-zip.pt"))
    torch.save(value, path(f"{name}-legacy.pt"), _use_new_zipfile_serialization=False)


def many_tensors():
    base = torch.arange(24, dtype=torch.float32)
    return collections.OrderedDict(
        float32=torch.tensor([[1.5, -2.0, 3.25], [0.0, float("inf"), -1e-30]]),
        float64=torch.tensor([1 / 3, -1e300], dtype=torch.float64),
        float16=torch.tensor([0.5, -65504.0], dtype=torch.float16),
        bfloat16=torch.tensor([0.5, 3e38], dtype=torch.bfloat16),
        int64=torch.tensor([-(2**62), 7]),
        int32=torch.tensor([-(2**31), 2**31 - 1], dtype=torch.int32),
        int16=torch.tensor([-32768, 32767], dtype=torch.int16),
        int8=torch.tensor([-128, 127], dtype=torch.int8),
        uint8=torch.tensor([0, 255], dtype=torch.uint8),
        bool=torch.tensor([True, False, True]),
        scalar=torch.tensor(42),
        empty=torch.zeros(0, 3),
        parameter=torch.nn.Parameter(torch.tensor([1.0, 2.0])),
        transposed=torch.arange(6, dtype=torch.float32).view(2, 3).t(),
        shared_head=base[:4],
        shared_part=base.view(4, 6)[1:3, 2:5],
        expanded=torch.tensor([[5.0], [6.0]]).expand(2, 3),
    )


def plain(value):
    if value.dtype.is_floating_point:
        return [repr(number) for number in value.detach().double().flatten().tolist()]
    return [str(int(number)) for number in value.flatten().tolist()]


def lightning(state):
    """A checkpoint as PyTorch Lightning 1.2 wrote it, with stand-ins for its classes."""
    module = types.ModuleType("pytorch_lightning.callbacks.model_checkpoint")
    ModelCheckpoint = type("ModelCheckpoint", (), {"__module__": module.__name__})
    module.ModelCheckpoint = ModelCheckpoint
    for name in ("pytorch_lightning", "pytorch_lightning.callbacks"):
        sys.modules[name] = types.ModuleType(name)
    sys.modules[module.__name__] = module
    return {
        "epoch": 4, "global_step": 2**33, "pytorch-lightning_version": "1.2.4", "state_dict": state,
        "callbacks": {ModelCheckpoint: {"best_model_score": torch.tensor(3.5), "best_model_path": "a.ckpt", "dirpath": None}},
        "optimizer_states": [{"state": {0: {"momentum_buffer": torch.zeros(2)}}, "param_groups": [{"lr": 0.01, "nesterov": False, "params": [0, 1]}]}],
        "lr_schedulers": [{"milestones": {4: 1}, "_last_lr": [0.01]}],
        "hparams_name": "hparams", "hyper_parameters": argparse.Namespace(arch="efficientnet-b0", image_size=300, partitionings={"shortnames": ["coarse", "fine"]}),
    }


def efficientnet_pytorch_name(name, depths):
    parts = name.split(".")
    tensor = parts[-1]
    if parts[:2] == ["features", "0"]:
        return f"{('_conv_stem', '_bn0')[int(parts[2])]}.{tensor}"
    if parts[:2] == ["features", "8"]:
        return f"{('_conv_head', '_bn1')[int(parts[2])]}.{tensor}"
    stage, block, layer = int(parts[1]), int(parts[2]), int(parts[4]) + (1 if parts[1] == "1" else 0)
    part = {0: {"0": "_expand_conv", "1": "_bn0"}, 1: {"0": "_depthwise_conv", "1": "_bn1"}, 2: {"fc1": "_se_reduce", "fc2": "_se_expand"}, 3: {"0": "_project_conv", "1": "_bn2"}}[layer][parts[5]]
    return f"_blocks.{sum(depths[: stage - 1]) + block}.{part}.{tensor}"


def networks():
    """A tiny EfficientNet of torchvision's, and the same with TensorFlow's constants, as the authors' checkpoints have it."""
    features = {}
    for name in ("tiny", "tiny-tf"):
        stages = [MBConvConfig(*stage, width_mult=0.1, depth_mult=0.4) for stage in STAGES]
        model = EfficientNet(stages, 0.2, num_classes=4).eval()
        if name == "tiny-tf":
            with_tensorflow_constants(model)
        state = model.state_dict()
        for key, value in state.items():
            if not key.endswith("num_batches_tracked"):
                value.copy_(torch.from_numpy(weight(key, tuple(value.shape), 2.3).astype(np.float16).astype(np.float32)))
        outputs = []
        model.classifier.register_forward_hook(lambda _, inputs, __: outputs.append(inputs[0]))
        pixels = torch.from_numpy(formula("input", (1, SIZE, SIZE, 3)).astype(np.float32)).permute(0, 3, 1, 2).contiguous()
        with torch.no_grad():
            model(pixels)
        features[name] = outputs[0][0].clone()
        print(name, sum(value.numel() for value in state.values()), outputs[0].abs().max())
        half = collections.OrderedDict((key, value.half() if value.dtype.is_floating_point else value) for key, value in state.items())
        if name == "tiny":
            torch.save(half, path("torchvision-tiny.pth"))
            continue
        depths = [stage.num_layers for stage in stages]
        renamed = collections.OrderedDict((f"model.{efficientnet_pytorch_name(key, depths)}", value) for key, value in half.items() if not key.startswith("classifier"))
        for head, cells in enumerate((3, 5)):
            renamed[f"classifier.{head}.weight"] = torch.full((cells, 128), float(cells), dtype=torch.float16)
            renamed[f"classifier.{head}.bias"] = torch.arange(cells, dtype=torch.float16)
        torch.save(lightning(renamed), path("authors-tiny.ckpt"), _use_new_zipfile_serialization=False)
    save(path("tiny-features.safetensors"), features)


def resnet18():
    """Whole ResNet-18s in a few kilobytes: each tensor repeats one number, which is all that a file has to hold of it."""
    def repeated(number, shape):
        return torch.tensor([float(number)]).expand(*shape) if shape else torch.tensor(7)

    parts = {"conv1": "0", "bn1": "1", "layer1": "4", "layer2": "5", "layer3": "6", "layer4": "7"}
    state, renamed = collections.OrderedDict(), collections.OrderedDict()
    for key, value in torchvision.models.resnet18().state_dict().items():
        first, rest = key.split(".", 1)
        number = 1 / 1024 if value.ndim > 1 else 0 if key.endswith(("bias", "running_mean")) else 1
        state[key] = repeated(number, tuple(value.shape))
        if first in parts:
            renamed[f"model.{parts[first]}.{rest}"] = state[key]
    for head, cells in enumerate((3, 5)):
        renamed[f"classifier.{head}.weight"] = repeated(cells, (cells, 512))
        renamed[f"classifier.{head}.bias"] = repeated(0, (cells,))
    torch.save(state, path("resnet18-torchvision.pth"))
    torch.save(lightning(renamed), path("resnet18-authors.ckpt"))


class Command:
    def __reduce__(self):
        return os.system, ("echo owned",)


def hostile():
    """Files that look like checkpoints and must be refused; none of them is ever loaded here."""
    torch.save({"weight": torch.zeros(1), "command": Command()}, path("hostile-command-zip.pt"))
    torch.save({"weight": torch.zeros(1), "command": Command()}, path("hostile-command-legacy.pt"), _use_new_zipfile_serialization=False)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    tensors = many_tensors()
    write("tensors", {"epoch": 3, "note": "π", "state_dict": tensors, 5: [1.5, None, (True,), {"nested": {1, 2}}], "size": torch.Size([1, 2]), "dtype": torch.float32})
    with open(path("tensors.json"), "w") as file:
        json.dump({name: {"dtype": str(value.dtype).removeprefix("torch."), "shape": list(value.shape), "values": plain(value)} for name, value in tensors.items()}, file, indent=1)
        file.write("\n")
    networks()
    resnet18()
    hostile()


main()
