using System.Globalization;
using static TorchSharp.torch;

namespace SemGeo.Vision.Weights;

/// <summary>
/// Saves and loads the parameters and buffers of a network as safetensors, in parts small enough for containers that keep an entry in one array
/// (ML.NET's model files). A small network is one part.
/// </summary>
/// <remarks>
/// Part 1 is named "weights-00001.safetensors" and so on; the metadata of each part say how many there are. Data are written and read a tensor at a time.
/// </remarks>
public static class NetworkWeights
{
    /// <summary>The length that a part's data do not exceed unless told otherwise: 900,000,000 bytes.</summary>
    public const long DefaultMaxPartLength = 900_000_000;

    private const string PartsKey = "parts";

    /// <summary>Saves a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="writePart">Called once a part, in order, with the part's name and an action that writes it to the stream it is given.</param>
    /// <param name="maxPartLength">The most bytes of data in a part, at least 1; a larger tensor gets a part of its own.</param>
    public static void Save(nn.Module network, Action<string, Action<Stream>> writePart, long maxPartLength = DefaultMaxPartLength)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(writePart);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxPartLength);
        var parts = Split(NetworkTensors.Of(network), maxPartLength);
        var metadata = new Dictionary<string, string> { ["format"] = "pt", [PartsKey] = parts.Count.ToString(CultureInfo.InvariantCulture) };
        for (var index = 0; index < parts.Count; index++)
        {
            var part = parts[index];
            writePart(PartName(index), stream => TensorFile.Write(stream, part, metadata));
        }
    }

    /// <summary>Saves a network as one safetensors file.</summary>
    public static void Save(nn.Module network, Stream stream) => Save(network, (_, write) => write(stream), long.MaxValue);

    /// <summary>Loads what <see cref="Save(nn.Module, Action{string, Action{Stream}}, long)"/> wrote.</summary>
    /// <param name="network">The network. After an error its weights are undefined.</param>
    /// <param name="readPart">
    /// Called once a part, in order, with the part's name and an action that reads it from the stream it is given; returns false if there is no such part.
    /// </param>
    /// <param name="strict">Whether the file must hold exactly the network's tensors.</param>
    /// <returns>What was loaded.</returns>
    /// <exception cref="WeightFormatException">A part is absent, corrupt or cut off.</exception>
    /// <exception cref="WeightMismatchException"><paramref name="strict"/> was asked for and names, shapes or types differ.</exception>
    public static WeightReport Load(nn.Module network, Func<string, Action<Stream>, bool> readPart, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(readPart);
        var loading = new WeightLoading(network);
        var parts = 1;
        for (var index = 0; index < parts; index++)
        {
            var name = PartName(index);
            if (!readPart(name, stream => parts = PartCount(loading.ReadPart(stream), name)))
                throw new WeightFormatException($"Part '{name}' of the weights, {index + 1} of {parts}, is absent: the model file is incomplete.");
        }

        return loading.Complete(strict);
    }

    /// <summary>Loads one safetensors file.</summary>
    /// <inheritdoc cref="Load(nn.Module, Func{string, Action{Stream}, bool}, bool)"/>
    public static WeightReport Load(nn.Module network, Stream stream, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        var loading = new WeightLoading(network);
        loading.ReadPart(stream);
        return loading.Complete(strict);
    }

    private static string PartName(int index) => string.Create(CultureInfo.InvariantCulture, $"weights-{index + 1:D5}.safetensors");

    private static int PartCount(SafeTensorsHeader header, string name)
    {
        if (!header.Metadata.TryGetValue(PartsKey, out var text))
            return 1;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new WeightFormatException($"Part '{name}' says that there are '{text}' parts; a positive number was expected.");
    }

    private static List<List<(string Name, Tensor Tensor)>> Split(IEnumerable<(string Name, Tensor Tensor)> tensors, long maxPartLength)
    {
        var parts = new List<List<(string, Tensor)>> { new() };
        long length = 0;
        foreach (var (name, tensor) in tensors)
        {
            var size = TensorFile.InfoOf(name, tensor).ByteLength;
            if (parts[^1].Count > 0 && length + size > maxPartLength)
            {
                parts.Add([]);
                length = 0;
            }

            parts[^1].Add((name, tensor));
            length += size;
        }

        return parts;
    }
}
