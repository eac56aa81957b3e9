using System.Diagnostics;
using SemGeo.Robustness.Mutations;
using SemGeo.Robustness.Readers;

namespace SemGeo.Robustness.Running;

/// <summary>Makes inputs and has them read, in this process.</summary>
internal sealed class InputRunner(IReadOnlyDictionary<string, ForeignReader> readers, Enclosure enclosure)
{
    private readonly Dictionary<(string Reader, int Seed), IReadOnlyList<string>> _whole = [];

    /// <summary>Reads the whole input that this one is made from, so that there is something to compare with, and all code is compiled.</summary>
    /// <exception cref="InvalidDataException">The reader refuses it.</exception>
    public void Prepare(InputName name)
    {
        var reader = readers[name.Reader];
        var number = name.Index < 0 ? 0 : SeedOf(reader, new Dice(name.ToString()));
        if (_whole.ContainsKey((name.Reader, number)))
            return;
        var reading = new Reading();
        enclosure.Clear();
        reader.Seeds[number].Write(enclosure.Target, null);
        try
        {
            reader.Read(enclosure.Target, reading);
        }
        catch (Exception e)
        {
            throw new InvalidDataException($"{name.Reader} refuses the whole '{reader.Seeds[number].Name}': {e.GetType().Name}: {e.Message}", e);
        }

        if (reading.Left is not null)
            throw new InvalidDataException($"{name.Reader} leaves out something of the whole '{reader.Seeds[number].Name}': {reading.Left}");
        _whole[(name.Reader, number)] = reading.Lines;
    }

    /// <summary>Writes an input into a folder; returns what it is made from.</summary>
    public (Seed Seed, int Number) Write(InputName name, string folder)
    {
        var reader = readers[name.Reader];
        if (name.Crafted >= 0)
        {
            reader.Crafted[name.Crafted].Write(folder, null);
            return (reader.Crafted[name.Crafted], -1);
        }

        var dice = new Dice(name.ToString());
        var number = SeedOf(reader, dice);
        reader.Seeds[number].Write(folder, name.Index == 0 ? null : dice);
        return (reader.Seeds[number], number);
    }

    /// <summary>Has an input read.</summary>
    public Outcome Run(InputName name)
    {
        var reader = readers[name.Reader];
        enclosure.Clear();
        int number;
        try
        {
            (_, number) = Write(name, enclosure.Target);
        }
        catch (Exception e)
        {
            return new Outcome(Verdict.Harness, $"The input cannot be made: {e}", 0, 0);
        }

        var reading = new Reading();
        Exception? error = null;
        var before = ResidentMemory.Begin();
        var watch = Stopwatch.StartNew();
        try
        {
            reader.Read(enclosure.Target, reading);
        }
        catch (Exception e)
        {
            error = e;
        }

        var (milliseconds, bytes) = (watch.Elapsed.TotalMilliseconds, Math.Max(0, ResidentMemory.Peak() - before));
        var (verdict, detail) = Judge(reader, reading, error, bytes, number);
        return new Outcome(verdict, detail, milliseconds, bytes);
    }

    private (Verdict Verdict, string Detail) Judge(ForeignReader reader, Reading reading, Exception? error, long bytes, int number)
    {
        if (enclosure.FindEscaped() is { } path)
            return (Verdict.Escaped, $"'{path}' was written.");
        if (error is not null && !reader.Refusals.Contains(error.GetType()))
            return (Verdict.Undocumented, Describe(error));
        if (bytes > reader.MemoryBytes)
            return (Verdict.Memory, $"It took {bytes >> 20} MB, and may take {reader.MemoryBytes >> 20} MB.");
        if (error is null && number >= 0 && WhatDiffers(reader.Sameness, _whole[(reader.Name, number)], reading.Lines) is { } difference)
            return (Verdict.SilentChange, difference);
        return error is not null ? (Verdict.Refused, Describe(error)) : reading.Left is { } left ? (Verdict.Refused, left) : (Verdict.Accepted, "");
    }

    /// <summary>What lines have that the whole ones do not allow; null for nothing.</summary>
    internal static string? WhatDiffers(Sameness sameness, IReadOnlyList<string> whole, IReadOnlyList<string> lines)
    {
        switch (sameness)
        {
            case Sameness.Same when lines.Count != whole.Count:
                return $"{lines.Count} lines were read, not {whole.Count}.";
            case Sameness.Same or Sameness.Prefix:
                var at = Enumerable.Range(0, lines.Count).FirstOrDefault(i => i >= whole.Count || lines[i] != whole[i], -1);
                return at < 0 ? null : $"line {at + 1} is '{Cut(lines[at])}' and was '{(at < whole.Count ? Cut(whole[at]) : "absent")}'.";
            case Sameness.Subset:
                return lines.FirstOrDefault(line => !whole.Contains(line)) is { } other ? $"'{Cut(other)}' was not in the whole input." : null;
            default:
                return null;
        }
    }

    private static int SeedOf(ForeignReader reader, Dice dice) => dice.Next(reader.Seeds.Count);

    private static string Describe(Exception e)
    {
        var where = e.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("SemGeo.", StringComparison.Ordinal) && !line.Contains("Robustness", StringComparison.Ordinal))?.Trim();
        return $"{e.GetType().Name}: {Cut(e.Message)}{(e.InnerException is { } inner ? $" <- {inner.GetType().Name}" : "")}{(where is null ? "" : $" {where}")}";
    }

    private static string Cut(string text)
    {
        text = text.ReplaceLineEndings(" ");
        return text.Length > 300 ? text[..300] + "..." : text;
    }
}
