using System.IO.Compression;
using System.Security.Cryptography;
using SemGeo.Robustness.Formats;
using SemGeo.Robustness.Mutations;
using SemGeo.Vision.Weights;

namespace SemGeo.Robustness.Readers;

/// <summary>Weights that other programs wrote.</summary>
internal static class WeightReaders
{
    private const string File = "weights";
    private const long LongestTensor = 1 << 20;

    /// <summary>All of them.</summary>
    public static IEnumerable<ForeignReader> All =>
    [
        Weights("safetensors", () => Seeds.Names("weights", ".safetensors").Select(name => Seed(name, Signed.SafeTensors))),
        Weights("pth-zip", () => Seeds.Names("weights", "tensors-zip.pt", "hrnet-decoder-zip.pth", "hrnet-encoder-zip.pth").Select(name => Seed(name, Zip)), () =>
        [
            Readers.Seed.Crafted("strides beyond the storage", File, () => Seeds.Bytes("crafted/stride.pth")),
            Readers.Seed.Crafted("tuples in tuples, a million deep", File, () => Archive([.. Enumerable.Repeat((byte)0x85, 1_000_000)])),
            Readers.Seed.Crafted("a tuple of itself twice, 60 times over", File, () => Archive(Doubling(60))),
            Readers.Seed.Crafted("20 million empty lists", File, () => Archive([(byte)'(', .. Enumerable.Repeat((byte)']', 20_000_000), (byte)'l'])),
        ]),
        Weights("pth-legacy", () => Seeds.Names("weights", "tensors-legacy.pt", "hrnet-decoder-legacy.pth", "hrnet-encoder-legacy.pth").Select(name => Seed(name, PickleOpcodes.Mutate)), () =>
        [
            Readers.Seed.Crafted("tuples in tuples, a million deep", File, () => Pickle([.. Enumerable.Repeat((byte)0x85, 1_000_000)])),
        ]),
    ];

    private static readonly Mutator Zip = ZipEntries.Mutate(name => name.EndsWith(".pkl", StringComparison.Ordinal) ? PickleOpcodes.Mutate : ByteMutations.Any, CompressionLevel.NoCompression);

    private static ForeignReader Weights(string name, Func<IEnumerable<Seed>> seeds, Func<IEnumerable<Seed>>? crafted = null) => new(seeds, crafted)
    {
        Name = name,
        Refusals = [typeof(WeightFormatException)],

        // A pickle of many small values takes ten times its bytes.
        MemoryBytes = 256L << 20,
        Read = (folder, reading) =>
        {
            using var stream = System.IO.File.OpenRead(Path.Combine(folder, File));
            using var file = PretrainedLoading.Open(stream);
            file.ReadAll((info, read) =>
            {
                // A network takes tensors of the shapes that it has; those that no small one has are left unread.
                if (info.ByteLength > LongestTensor)
                    return;
                var bytes = new byte[info.ByteLength];
                read(bytes);
                reading.Add($"{info.Name} {info.Describe()} {Convert.ToHexString(SHA256.HashData(bytes))[..16]}");
            });
        },
    };

    private static Seed Seed(string name, Mutator mutator) => new(name, new SeedFile(File, Seeds.Bytes(name), mutator));

    private static byte[] Pickle(byte[] code) => [0x80, 2, (byte)'N', .. code, (byte)'.'];

    // Each tuple is kept and taken twice for the next one: small in memory, 2^n long for whoever walks it.
    private static byte[] Doubling(int times)
    {
        var code = new List<byte>();
        for (byte i = 0; i < times; i++)
            code.AddRange([(byte)'q', i, (byte)'h', i, 0x86]);
        return [.. code];
    }

    private static byte[] Archive(byte[] code) => ZipEntries.Write([("archive/data.pkl", Pickle(code)), ("archive/version", "3\n"u8.ToArray())], CompressionLevel.NoCompression);
}
