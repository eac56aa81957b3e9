using System.Collections.Frozen;
using System.Globalization;

namespace SemGeo.Concepts.Ade20k;

/// <summary>ADE20K's 150 classes: the concepts of the paper (4.2), and the values of segmentation masks.</summary>
public static class Ade20kClasses
{
    /// <summary>The number of classes.</summary>
    public const int Count = 150;

    /// <summary>The mask value of a pixel that belongs to no class.</summary>
    public const byte Unlabelled = 255;

    private static readonly Ade20kClass[] Classes = Read();

    private static readonly FrozenDictionary<string, byte> Indices = Classes.ToFrozenDictionary(c => c.Name, c => c.Index, StringComparer.OrdinalIgnoreCase);

    /// <summary>The classes by index.</summary>
    public static ReadOnlySpan<Ade20kClass> All => Classes;

    /// <summary>Finds a class by name, whatever the case.</summary>
    /// <returns>False where no class has that name.</returns>
    public static bool TryIndexOf(string name, out byte index) => Indices.TryGetValue(name, out index);

    /// <summary>The index of a class.</summary>
    /// <param name="name">The class's name, whatever the case.</param>
    /// <exception cref="ArgumentException">No class has that name; the message offers the nearest ones.</exception>
    public static byte IndexOf(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (TryIndexOf(name, out var index))
            return index;
        var near = Classes.Where(c => c.Name[0] == char.ToLowerInvariant(name[0])).Select(c => c.Name);
        throw new ArgumentException($"'{name}' is no ADE20K class. Classes with the same first letter: {string.Join(", ", near)}.", nameof(name));
    }

    private static Ade20kClass[] Read()
    {
        using var stream = typeof(Ade20kClasses).Assembly.GetManifestResourceStream("SemGeo.Concepts.ade20k.csv")!;
        using var reader = new StreamReader(stream);
        var classes = new Ade20kClass[Count];
        reader.ReadLine();
        for (var i = 0; i < Count; i++)
        {
            var fields = reader.ReadLine()!.Split(',');
            classes[i] = new Ade20kClass((byte)i, fields[1], ParseByte(fields[2]), ParseByte(fields[3]), ParseByte(fields[4]));
        }

        return classes;
    }

    private static byte ParseByte(string text) => byte.Parse(text, CultureInfo.InvariantCulture);
}
