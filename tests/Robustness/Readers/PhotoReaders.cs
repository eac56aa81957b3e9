using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using SemGeo.Imaging;
using SemGeo.ML.Concepts.Masks;
using SemGeo.Robustness.Formats;
using SemGeo.Robustness.Mutations;
using SemGeo.Vision.Input;

namespace SemGeo.Robustness.Readers;

/// <summary>Photos, what stands in and beside them, and masks.</summary>
internal static class PhotoReaders
{
    private const int Side = 32;

    private const string Takeout =
        "{\"title\":\"photo.jpg\",\"photoTakenTime\":{\"timestamp\":\"1700000000\"},\"geoData\":{\"latitude\":48.8584,\"longitude\":2.2945,\"altitude\":0.0},\"geoDataExif\":{\"latitude\":0.0,\"longitude\":0.0}}";

    private const string XmpSidecar =
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" xmlns:exif=\"http://ns.adobe.com/exif/1.0/\" " +
        "exif:GPSLatitude=\"48,51.504N\" exif:GPSLongitude=\"2,17.67E\"/></rdf:RDF></x:xmpmeta>";

    private static readonly SkiaImageCodec Codec = new();

    private static readonly PhotoLoader Loader = new(Codec, new InputOptions { InputSize = Side });

    /// <summary>All of them.</summary>
    public static IEnumerable<ForeignReader> All =>
    [
        Photo("jpeg", JpegSegments.Mutate, [".jpg"], CraftedPhotos),
        Photo("png", PngParts.Mutate, [".png"]),
        Photo("webp", ByteMutations.Any, [".webp"]),
        Photo("gif", ByteMutations.Any, [".gif"]),
        Photo("bmp", ByteMutations.Any, [".bmp"]),
        Metadata("exif", () => Seeds.Names("photos", "gps.jpg", "NE.jpg", "rational.jpg", "exif-6.jpg").Select(name => new Seed(name, new SeedFile("photo.jpg", Seeds.Bytes(name), JpegSegments.Exif)))),
        Metadata("xmp", () =>
        [
            new Seed("xmp in a photo", new SeedFile("photo.jpg", Seeds.Bytes("photos/25-xmp-only-standard.jpg"), JpegSegments.Xmp)),
            new Seed("xmp beside a photo", new SeedFile("photo.jpg", Seeds.Bytes("photos/grey.jpg"), null), new SeedFile("photo.xmp", Encoding.UTF8.GetBytes(XmpSidecar), TextMutations.Any)),
        ]),
        Metadata("sidecar-json", () => [new Seed("Takeout's file", new SeedFile("photo.jpg", Seeds.Bytes("photos/grey.jpg"), null), new SeedFile("photo.jpg.json", Encoding.UTF8.GetBytes(Takeout), JsonTokens.Mutate))]),
        new(() => Seeds.Names("frozen/earth/masks", ".png").Take(3).Select(name => new Seed(name, new SeedFile("mask.png", Seeds.Bytes(name), PngParts.Mutate))), CraftedMasks)
        {
            Name = "mask",
            Refusals = [typeof(ImageDecodingException)],
            MemoryBytes = DecodingBudget.MaxBytes,
            Read = (folder, reading) =>
            {
                var mask = MaskFile.Read(Path.Combine(folder, "mask.png"));
                reading.Add($"{mask.Width} x {mask.Height}");
            },
        },
    ];

    private static ForeignReader Photo(string name, Mutator mutator, string[] endings, Func<IEnumerable<Seed>>? crafted = null) =>
        new(() => Seeds.Names("photos", endings).Where(path => !path.Contains("seconds", StringComparison.Ordinal)).Select(path => new Seed(path, new SeedFile("photo", Seeds.Bytes(path), mutator))), crafted)
        {
            Name = name,
            Refusals = [typeof(ImageDecodingException)],
            MemoryBytes = DecodingBudget.MaxBytes,
            Read = (folder, reading) =>
            {
                var path = Path.Combine(folder, "photo");
                Loader.LoadEvaluation(new PhotoExample(0, path), CropMode.Center, new ImageBytes(), new float[3 * Side * Side]);
                var image = Codec.Decode(File.ReadAllBytes(path));
                reading.Add($"{image.Width} x {image.Height}");
            },
        };

    private static ForeignReader Metadata(string name, Func<IEnumerable<Seed>> seeds) => new(seeds)
    {
        Name = name,
        Refusals = [],
        Read = (folder, reading) =>
        {
            var path = Path.Combine(folder, "photo.jpg");
            var metadata = PhotoMetadata.Read(path);
            reading.Add($"{metadata.Coordinate.Latitude} {metadata.Coordinate.Longitude} {ExifOrientation.Read(File.ReadAllBytes(path))}");
            if (metadata.Problem is not null || metadata.Position.Status is not (PositionStatus.Read or PositionStatus.None))
                reading.LeaveOut(metadata.Problem ?? metadata.Position.Reason ?? $"{metadata.Position.Status}");
        },
    };

    private static IEnumerable<Seed> CraftedPhotos()
    {
        yield return Seed.Crafted("arithmetic coding of 14,000 x 14,000 pixels", "photo", () => WithFrame(0xC9, 14_000, 14_000));
        yield return Seed.Crafted("progressive coding of 14,000 x 14,000 pixels", "photo", () => WithFrame(0xC2, 14_000, 14_000));
        yield return Seed.Crafted("65,535 x 65,535 pixels", "photo", () => WithFrame(0xC0, 65_535, 65_535));
        if (OperatingSystem.IsWindows())
            yield break;
        yield return new Seed("/dev/zero") { Arrange = folder => File.CreateSymbolicLink(Path.Combine(folder, "photo"), "/dev/zero") };
        yield return new Seed("a pipe that nobody writes to") { Arrange = folder => Process.Start("mkfifo", Path.Combine(folder, "photo"))!.WaitForExit() };
        yield return new Seed("a folder") { Arrange = folder => Directory.CreateDirectory(Path.Combine(folder, "photo")) };
    }

    private static byte[] WithFrame(byte marker, ushort width, ushort height)
    {
        var bytes = Seeds.Bytes("photos/colour-420.jpg");
        var at = bytes.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 });
        bytes[at + 1] = marker;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at + 7), width);
        return bytes;
    }

    private static IEnumerable<Seed> CraftedMasks() =>
    [
        Seed.Crafted("2,147,483,647 x 1 pixels of a bit", "mask.png", () => Mask(int.MaxValue, 1, 1)),
        Seed.Crafted("1 x 2,147,483,647 pixels", "mask.png", () => Mask(1, int.MaxValue, 8)),
        Seed.Crafted("65,536 x 65,536 pixels", "mask.png", () => Mask(65_536, 65_536, 8)),
        Seed.Crafted("46,341 x 46,341 pixels", "mask.png", () => Mask(46_341, 46_341, 8)),
    ];

    private static byte[] Mask(int width, int height, byte depth)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, 3);
        var pixels = Compressed.Zlib(new byte[64 << 20]);
        return [0x89, .. "PNG\r\n\x1A\n"u8, .. PngParts.Chunk("IHDR", header), .. PngParts.Chunk("PLTE", new byte[3 * 151]), .. PngParts.Chunk("IDAT", pixels), .. PngParts.Chunk("IEND", [])];
    }
}
