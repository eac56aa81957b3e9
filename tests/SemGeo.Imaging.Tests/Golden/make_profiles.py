"""Makes the files of profiles/: images with colour profiles, other formats, straight alpha. Run it in this folder: /usr/bin/python3 make_profiles.py

Pillow applies no profile either: the pixels beside each file are those of convert("RGB"). The profiles of matrix and gamma are written here from the primaries of their standards; those of
inks and of grey need only be there for a decoder to be tempted.
"""

import io
import struct
from pathlib import Path

from PIL import Image

OUT = Path("profiles")
WIDTH, HEIGHT = 44, 32


def picture():
    image = Image.new("RGB", (WIDTH, HEIGHT))
    for y in range(HEIGHT):
        for x in range(WIDTH):
            disc = (x - 14) ** 2 + (y - 14) ** 2 < 64
            image.putpixel((x, y), (30, 60, 90) if disc else (40 + 4 * x, 220 - 5 * y, 60 + 2 * x + 3 * y))
    return image


def fixed(value):
    return struct.pack(">i", round(value * 65536))


def xyz(x, y, z):
    return b"XYZ \0\0\0\0" + fixed(x) + fixed(y) + fixed(z)


def profile(space, tags, device=b"mntr"):
    """An ICC profile of version 2.1 without dates."""
    tags = [(b"desc", b"desc\0\0\0\0" + struct.pack(">I", 5) + b"test\0" + bytes(78)), (b"wtpt", xyz(0.9642, 1, 0.8249))] + tags
    offset, table, data = 128 + 4 + 12 * len(tags), b"", b""
    for name, content in tags:
        content += bytes(-len(content) % 4)
        table += name + struct.pack(">II", offset + len(data), len(content))
        data += content
    body = struct.pack(">I", len(tags)) + table + data
    header = struct.pack(">I4sI", 128 + len(body), bytes(4), 0x02100000) + device + space + b"XYZ " + bytes(12) + b"acsp" + bytes(28) + fixed(0.9642) + fixed(1) + fixed(0.8249)
    return header + bytes(128 - len(header)) + body


def rgb_profile(red, green, blue, gamma):
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))
    return profile(b"RGB ", [(b"rXYZ", xyz(*red)), (b"gXYZ", xyz(*green)), (b"bXYZ", xyz(*blue)), (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve)])


# Primaries adapted to D50.
DISPLAY_P3 = rgb_profile((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407), 2.2)
ADOBE_RGB = rgb_profile((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457), 2.19921875)
GREY = profile(b"GRAY", [(b"kTRC", b"curv\0\0\0\0" + struct.pack(">IH", 1, round(1.8 * 256)))])
INKS = profile(b"CMYK", [], b"prtr")


def keep(name, data):
    (OUT / name).write_bytes(data)
    image = Image.open(io.BytesIO(data))
    (OUT / (name + ".rgb")).write_bytes(image.convert("RGB").tobytes())


def save(name, image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    keep(name, buffer.getvalue())


OUT.mkdir(exist_ok=True)
base = picture()
for name, icc in [("display-p3", DISPLAY_P3), ("adobe-rgb", ADOBE_RGB)]:
    save(f"{name}.jpg", base, "JPEG", quality=95, subsampling=0, icc_profile=icc)
    save(f"{name}.png", base, "PNG", icc_profile=icc)
save("cmyk-icc.jpg", base.convert("CMYK"), "JPEG", quality=95, icc_profile=INKS)
# The same file as images/ycck.jpg with a profile in it.
ycck = Path("images/ycck.jpg").read_bytes()
segment = b"ICC_PROFILE\0\1\1" + INKS
keep("ycck-icc.jpg", ycck[:2] + b"\xff\xe2" + struct.pack(">H", 2 + len(segment)) + segment + ycck[2:])
save("grey-icc.jpg", base.convert("L"), "JPEG", quality=95, icc_profile=GREY)
save("grey-icc.png", base.convert("L"), "PNG", icc_profile=GREY)
save("palette-icc.png", base.quantize(60), "PNG", icc_profile=ADOBE_RGB)
straight = base.convert("RGBA")
straight.putdata([(r, g, b, 5 * (x % 52)) for x, (r, g, b) in enumerate(base.getdata())])
save("straight-alpha.png", straight, "PNG")
save("straight-alpha.webp", straight, "WEBP", lossless=True, exact=True)
save("lossless.webp", base, "WEBP", lossless=True)
save("lossy.webp", base, "WEBP", quality=90)
save("palette.gif", base.quantize(100), "GIF")
save("animation.gif", base.quantize(100), "GIF", save_all=True, append_images=[base.rotate(180).quantize(100)], duration=100)
save("animation.webp", base, "WEBP", save_all=True, append_images=[base.rotate(180)], lossless=True, duration=100)
save("rgb.bmp", base, "BMP")
save("palette.bmp", base.quantize(100), "BMP")
save("grey.bmp", base.convert("L"), "BMP")
# A photo that was turned: EXIF in WebP.
exif = Image.Exif()
exif[0x0112] = 6
save("turned.webp", base, "WEBP", lossless=True, exif=exif.tobytes())
