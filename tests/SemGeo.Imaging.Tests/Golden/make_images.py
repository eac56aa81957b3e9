"""Makes the files of images/ with Pillow, a small PNG writer for what Pillow cannot write, and make_ycck.c. Run it in this folder: python3 make_images.py"""

import io
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path

from PIL import Image, ImageOps

OUT = Path("images")
WIDTH, HEIGHT = 44, 32


def picture(width=WIDTH, height=HEIGHT):
    """Smooth colours that differ in every corner, and a dark disc left of the middle, so that every turn shows."""
    image = Image.new("RGB", (width, height))
    for y in range(height):
        for x in range(width):
            disc = (x - 14) ** 2 + (y - 14) ** 2 < 64
            image.putpixel((x, y), (30, 60, 90) if disc else (40 + 4 * x, 220 - 5 * y, 60 + 2 * x + 3 * y))
    return image


def noise(width, height):
    """Bytes of a linear congruential generator."""
    state, data = 1, bytearray()
    for _ in range(width * height * 3):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        data.append(state >> 16 & 0xFF)
    return Image.frombytes("RGB", (width, height), bytes(data))


def keep(name, data, pixels):
    (OUT / name).write_bytes(data)
    (OUT / (name + ".rgb")).write_bytes(pixels if isinstance(pixels, bytes) else pixels.tobytes())


def jpeg(name, image, exif=None, **options):
    buffer = io.BytesIO()
    if exif is not None:
        options["exif"] = exif
    image.save(buffer, "JPEG", **options)
    decoded = Image.open(io.BytesIO(buffer.getvalue()))
    keep(name, buffer.getvalue(), ImageOps.exif_transpose(decoded).convert("RGB"))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pack(samples, depth):
    """One row of samples as PNG stores it."""
    if depth == 16:
        return b"".join(struct.pack(">H", s) for s in samples)
    if depth == 8:
        return bytes(samples)
    bits = "".join(format(s, f"0{depth}b") for s in samples)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def png(name, rows, depth, colour, expected, extra=(), interlaced=False):
    """rows: for every row a list of pixels, each a tuple of samples; expected: the RGB bytes."""
    height, width = len(rows), len(rows[0])
    passes = ADAM7 if interlaced else [(0, 0, 1, 1)]
    raw = b""
    for left, top, right, down in passes:
        for y in range(top, height, down):
            samples = [s for pixel in rows[y][left::right] for s in pixel]
            if samples:
                raw += b"\0" + pack(samples, depth)
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced))
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(extra) + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b"")
    keep(name, data, expected)
    with Image.open(io.BytesIO(data)) as check:
        check.load()
        # Pillow reads 16-bit grey in a mode of its own, which it does not convert to RGB by scaling.
        if check.mode != "I":
            assert check.convert("RGB").tobytes() == expected, name


def ycck(base):
    inks = bytes(255 - v for v in base.convert("CMYK").tobytes())
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["cc", "make_ycck.c", "-ljpeg", "-o", f"{folder}/make"], check=True)
        data = subprocess.run([f"{folder}/make"], input=inks, stdout=subprocess.PIPE, check=True).stdout
    keep("ycck.jpg", data, Image.open(io.BytesIO(data)).convert("RGB"))


def plain_cmyk():
    """Inks that are not inverted, since Adobe's marker is missing: red is (255 - C)(255 - K) / 255 and so on. Pillow inverts them all the same."""
    inks = (200, 100, 50, 25)
    buffer = io.BytesIO()
    Image.new("CMYK", (16, 16), tuple(255 - v for v in inks)).save(buffer, "JPEG", quality=100)
    data = buffer.getvalue()
    marker = data.index(b"\xff\xee")
    data = data[:marker] + data[marker + 2 + struct.unpack(">H", data[marker + 2:marker + 4])[0]:]
    keep("plain-cmyk.jpg", data, bytes(round((255 - v) * (255 - inks[3]) / 255) for v in inks[:3]) * 256)


def jpegs():
    base = picture()
    jpeg("colour-420.jpg", base, quality=90)
    jpeg("colour-444.jpg", base, quality=95, subsampling=0)
    jpeg("grey.jpg", base.convert("L"), quality=90)
    jpeg("progressive.jpg", base, quality=90, progressive=True)
    jpeg("cmyk-adobe.jpg", base.convert("CMYK"), quality=95)
    ycck(base)
    plain_cmyk()
    for orientation in range(1, 9):
        # The transposition that makes the stored picture from the upright one is the inverse of the one that turns it upright.
        inverse = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[orientation]
        stored = base if inverse is None else base.transpose(inverse)
        exif = Image.Exif()
        exif[0x0112] = orientation
        jpeg(f"exif-{orientation}.jpg", stored, exif=exif.tobytes(), quality=95, subsampling=0)
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x8825] = {1: "S", 2: (33.0, 51.0, 24.37), 3: "E", 4: (151.0, 12.0, 54.5)}
    jpeg("gps.jpg", base.transpose(2), exif=exif.tobytes(), quality=80)


def pngs():
    base = picture()
    pixels = [[base.getpixel((x, y)) for x in range(WIDTH)] for y in range(HEIGHT)]
    flat = base.tobytes()

    def grey(value):
        return bytes((value,) * 3)

    for depth in (1, 2, 4, 8):
        top = (1 << depth) - 1
        rows = [[((p[0] * top) // 255,) for p in row] for row in pixels]
        png(f"grey-{depth}.png", rows, depth, 0, b"".join(grey(p[0] * 255 // top) for row in rows for p in row))
    rows = [[(p[0] * 256 + p[1],) for p in row] for row in pixels]
    png("grey-16.png", rows, 16, 0, b"".join(grey(p[0] >> 8) for row in rows for p in row))
    png("rgb-8.png", pixels, 8, 2, flat)
    png("rgb-8-interlaced.png", pixels, 8, 2, flat, interlaced=True)
    png("rgb-16.png", [[tuple(s * 256 + 255 - s for s in p) for p in row] for row in pixels], 16, 2, flat)
    png("rgba-8.png", [[p + (128 + (p[0] >> 1),) for p in row] for row in pixels], 8, 6, flat)
    png("rgba-16.png", [[tuple(s * 256 for s in p) + (65535 - p[0],) for p in row] for row in pixels], 16, 6, flat)
    png("grey-alpha-8.png", [[(p[1], 255 - (p[0] >> 1)) for p in row] for row in pixels], 8, 4, b"".join(grey(p[1]) for row in pixels for p in row))
    png("rgb-8-transparent-colour.png", pixels, 8, 2, flat, extra=[chunk(b"tRNS", struct.pack(">HHH", 30, 60, 90))])
    for depth in (1, 2, 4, 8):
        count = 1 << depth
        palette = [((i * 37) % 256, (255 - i * 11) % 256, (i * 91 + 5) % 256) for i in range(count)]
        rows = [[((x + y * 3) % count,) for x in range(WIDTH)] for y in range(HEIGHT)]
        extra = [chunk(b"PLTE", bytes(v for colour in palette for v in colour))]
        if depth == 8:
            extra.append(chunk(b"tRNS", bytes(range(100))))
        png(f"palette-{depth}.png", rows, depth, 3, b"".join(bytes(palette[p[0]]) for row in rows for p in row), extra, interlaced=depth == 4)


def resampled():
    """What Pillow's resize gives; the name holds the output's size and the box. The input is noise.rgb."""
    image = noise(37, 29)
    (OUT / "noise-37x29.rgb").write_bytes(image.tobytes())
    for width, height, box in [(16, 12, (0, 0, 37, 29)), (74, 50, (0, 0, 37, 29)), (5, 29, (0, 0, 37, 29)), (37, 7, (0, 0, 37, 29)),
                               (20, 20, (3, 2, 33, 27)), (24, 24, (1.5, 0.25, 20.25, 28.5)), (1, 1, (0, 0, 37, 29))]:
        name = f"noise-{width}x{height}-" + "_".join(str(v) for v in box) + ".rgb"
        (OUT / name).write_bytes(image.resize((width, height), Image.BILINEAR, box=box).tobytes())


OUT.mkdir(exist_ok=True)
for old in OUT.iterdir():
    old.unlink()
jpegs()
pngs()
resampled()
