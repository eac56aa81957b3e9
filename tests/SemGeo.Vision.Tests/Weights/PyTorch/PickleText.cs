using System.IO.Compression;
using System.Text;

namespace SemGeo.Vision.Tests.Weights.PyTorch;

/// <summary>Pickles and archives made by hand.</summary>
internal static class PickleText
{
    /// <summary>A pickle of protocol 2: letters are instructions and lines as they stand in the format, "~HH" is a byte in hexadecimal.</summary>
    public static byte[] Pickle(string program)
    {
        var bytes = new List<byte> { 0x80, 2 };
        for (var i = 0; i < program.Length; i++)
        {
            if (program[i] == '~')
            {
                bytes.Add(Convert.ToByte(program.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(program[i].ToString()));
            }
        }

        bytes.Add((byte)'.');
        return [.. bytes];
    }

    /// <summary>A checkpoint whose pickle is "a" with further entries.</summary>
    public static byte[] Zip(byte[] pickle, params (string Name, byte[] Data)[] entries) => Archive(CompressionLevel.NoCompression, [("a/data.pkl", pickle), .. entries]);

    public static byte[] Archive(CompressionLevel level, params (string Name, byte[] Data)[] entries)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, data) in entries)
            {
                using var stream = archive.CreateEntry(name, level).Open();
                stream.Write(data);
            }
        }

        return memory.ToArray();
    }

    /// <summary>The instructions of a dictionary of one tensor "x".</summary>
    /// <param name="count">The storage's number of elements, as digits.</param>
    /// <param name="shape">The shape, as integers in instructions: "I2\n".</param>
    /// <param name="strides">The strides.</param>
    /// <param name="offset">The offset, as digits.</param>
    /// <param name="key">The storage's name.</param>
    public static string Tensor(string count, string shape, string strides, string offset = "0", string key = "0") =>
        $"}}Vx\nctorch._utils\n_rebuild_tensor_v2\n((Vstorage\nctorch\nFloatStorage\nV{key}\nVcpu\nI{count}\ntQI{offset}\n({shape}t({strides}t~89}}tRs";
}
