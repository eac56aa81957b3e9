using System.Text;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Readers;

/// <summary>Readers that are bad on purpose: what the harness must find. They read a text of 64 times 'a' and do wrong where it was changed.</summary>
internal static class ControlReaders
{
    private const string File = "text";
    private const int Length = 64;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ForeignReader> All { get; } =
    [
        Control("control-good", (_, _) => throw new FormatException("It was changed.")),
        Control("control-hangs", (_, _) => Thread.Sleep(Timeout.Infinite)),
        Control("control-allocates", (_, _) => new byte[200 << 20].AsSpan().Fill(1)),
        Control("control-throws", (_, _) => throw new IndexOutOfRangeException("It was changed.")),
        Control("control-escapes", (folder, _) => System.IO.File.WriteAllText(Path.Combine(folder, "../../escaped"), "")),
        Control("control-changes", (_, _) => { }),
        Control("control-overflows", (_, text) => Overflow(text.Length)),
        Control("control-crashes", (_, _) => Environment.FailFast("It was changed.")),
        new(() => [new Seed("refused", new SeedFile(File, Whole, ByteMutations.FlipBits))]) { Name = "control-refuses-all", Refusals = [], IsControl = true, Read = (_, _) => throw new InvalidOperationException("It is refused.") },
    ];

    private static byte[] Whole => Encoding.ASCII.GetBytes(new string('a', Length));

    private static ForeignReader Control(string name, Action<string, string> onChange) => new(() => [new Seed("text", new SeedFile(File, Whole, Mutators.OneOf((1, ByteMutations.FlipBits), (1, (whole, _) => whole))))])
    {
        Name = name,
        Refusals = [typeof(FormatException)],
        Sameness = Sameness.Same,
        IsControl = true,
        Read = (folder, reading) =>
        {
            var text = Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(Path.Combine(folder, File)));
            if (text != new string('a', Length))
                onChange(folder, text);
            reading.Add(text);
        },
    };

    private static int Overflow(int depth) => depth + Overflow(depth + 1);
}
