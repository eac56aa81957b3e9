using System.Globalization;

namespace SemGeo.Robustness.Running;

/// <summary>What an input is made from again: the reader, the seed of the run, and its number. Number 0 is a whole input; the crafted ones of a reader have the numbers -1, -2 and so on.</summary>
internal readonly record struct InputName(string Reader, int Seed, int Index)
{
    /// <summary>Which of the reader's crafted inputs it is; -1 for none.</summary>
    public int Crafted => Index < 0 ? -Index - 1 : -1;

    /// <summary>As the command line takes it: "pbf 1 4711".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Reader} {Seed} {Index}");
}
