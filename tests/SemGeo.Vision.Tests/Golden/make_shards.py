"""Writes shards/: shards as Python's tarfile and msgpack write them, and in expected.json what these libraries read in them.

Run with Debian's python3 and python3-msgpack (1.0.3): /usr/bin/python3 make_shards.py
"""
import io
import json
import pathlib
import tarfile

import msgpack

FOLDER = pathlib.Path(__file__).parent / "shards"
LONG = "folder/" * 20 + "photo-é-0"

PHOTOS = [
    ("a/0", b"first", {"id": "one", "latitude": 1.5, "longitude": -2}),
    ("a/1", b"second, a block and more " * 30, {"lat": "3", "lon": "4"}),
    (LONG, b"third", {"image_id": "thrée", "lat": -89.5, "lng": 179.25}),
    ("b/2", b"", None),
]


def write_tar(name, format, endmark=True):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=format) as tar:
        folder = tarfile.TarInfo("a")
        folder.type = tarfile.DIRTYPE
        tar.addfile(folder)
        for key, image, metadata in PHOTOS:
            if format == tarfile.USTAR_FORMAT:
                key = key.replace("é", "e")
            for extension, content in [("jpg", image)] + ([("json", json.dumps(metadata).encode())] if metadata else []):
                info = tarfile.TarInfo(f"{key}.{extension}")
                info.size = len(content)
                info.mtime = 1700000000.5 if format == tarfile.PAX_FORMAT else 1700000000
                tar.addfile(info, io.BytesIO(content))
    (FOLDER / name).write_bytes(buffer.getvalue())


def read_tar(name):
    photos = {}
    with tarfile.open(FOLDER / name) as tar:
        for member in tar:
            if not member.isfile():
                continue
            key, extension = member.name.rsplit(".", 1)
            photo = photos.setdefault(key, {"id": key, "latitude": None, "longitude": None})
            if extension == "jpg":
                photo |= {"offset": member.offset_data, "length": member.size}
                continue
            for name_, value in json.loads(tar.extractfile(member).read()).items():
                photo[{"image_id": "id", "lat": "latitude", "lon": "longitude", "lng": "longitude"}.get(name_, name_)] = value if "id" in name_ else float(value)
    return list(photos.values())


def write_msgpack(name, use_bin_type):
    packer = msgpack.Packer(use_bin_type=use_bin_type)
    with open(FOLDER / name, "wb") as file:
        for key, image, metadata in PHOTOS:
            file.write(packer.pack({"image": image or b"fourth", "id": key, "size": [1, {"w": 2.5}], "taken": None} | (metadata and {"latitude": 10.25, "longitude": -70000 / 1000} or {})))
        file.write(packer.pack(None))


def read_msgpack(name):
    photos = []
    data = (FOLDER / name).read_bytes()
    unpacker = msgpack.Unpacker(io.BytesIO(data), raw=True)
    for record in unpacker:
        if record is not None:
            image = record[b"image"]
            offset = data.index(image, photos[-1]["offset"] if photos else 0)
            photos.append({"id": record[b"id"].decode(), "latitude": record.get(b"latitude"), "longitude": record.get(b"longitude"), "offset": offset, "length": len(image)})
    return photos


FOLDER.mkdir(exist_ok=True)
expected = {}
for name, format in (("pax.tar", tarfile.PAX_FORMAT), ("gnu.tar", tarfile.GNU_FORMAT), ("ustar.tar", tarfile.USTAR_FORMAT)):
    write_tar(name, format)
    expected[name] = read_tar(name)
for name, use_bin_type in (("new.msg", True), ("old.msg", False)):
    write_msgpack(name, use_bin_type)
    expected[name] = read_msgpack(name)
(FOLDER / "expected.json").write_text(json.dumps(expected, indent=1, ensure_ascii=False) + "\n")
