namespace SemGeo.Vision.Networks;

/// <summary>The backbones by name. Names are torchvision's.</summary>
public static class Backbones
{
    private static readonly (string Name, Func<Backbone> Create)[] Known =
    [
        ("resnet18", () => new ResNet("resnet18", 2, 2, 2, 2)),
        ("resnet34", () => new ResNet("resnet34", 3, 4, 6, 3)),
    ];

    /// <summary>All names that <see cref="Create"/> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(entry => entry.Name)];

    /// <summary>Creates a backbone on the CPU; its weights are torch's default ones until <see cref="NetworkInitializer"/> or a weight file sets them.</summary>
    /// <param name="name">One of <see cref="Names"/>, in any case. The caller disposes the backbone.</param>
    /// <exception cref="ArgumentException">There is no backbone of that name.</exception>
    public static Backbone Create(string name)
    {
        foreach (var entry in Known)
        {
            if (string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase))
                return entry.Create();
        }

        throw new ArgumentException($"There is no backbone '{name}'. Use one of: {string.Join(", ", Names)}.", nameof(name));
    }
}
