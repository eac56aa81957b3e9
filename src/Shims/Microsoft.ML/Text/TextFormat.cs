using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>How lines are split into fields; checked once.</summary>
internal sealed record TextFormat
{
    /// <summary>Takes the format out of options.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A character cannot stand for what it shall, or the options contradict each other.</exception>
    /// <exception cref="NotSupportedException">The options ask for something that only ML.NET itself has.</exception>
    public TextFormat(TextLoader.Options options)
    {
        if (options.AllowSparse)
            throw Contracts.ExceptNotSupp("Sparse text (AllowSparse) is not supported by this stand-in for ML.NET; write every field, or build with the official packages.");
        Contracts.CheckParam(options.Separators is { Length: > 0 }, nameof(options.Separators), "Must specify a separator");
        Separators = [.. options.Separators.Distinct()];
        var illegal = Array.FindIndex(Separators, c => c != '\t' && (c < ' ' || char.IsAsciiDigit(c) || c == '"'));
        Contracts.CheckParam(illegal < 0, "Separator", illegal < 0 ? null : $"Illegal separator: '{Separators[illegal]}'");
        Contracts.CheckParam(options.DecimalMarker is '.' or ',', nameof(options.DecimalMarker),
            $"Decimal marker cannot be the '{options.DecimalMarker}' character. It must be '.' or ','.");
        Contracts.CheckParam(options.AllowQuoting || options.DecimalMarker != ',' || !Separators.Contains(','), nameof(options.AllowQuoting),
            "Quoting must be allowed if decimal marker and separator are the ',' character.");
        Contracts.CheckParam(!Separators.Contains(options.EscapeChar), nameof(options.EscapeChar),
            $"EscapeChar '{options.EscapeChar}' can't be used both as EscapeChar and separator");
        Quoting = options.AllowQuoting;
        EscapeChar = options.EscapeChar;
        DecimalMarker = options.DecimalMarker;
        TrimEnd = options.TrimWhitespace;
        Multiline = options.AllowQuoting && options.ReadMultilines;
        MissingRealsAsNaNs = options.MissingRealsAsNaNs;
    }

    public char[] Separators { get; }

    public bool Quoting { get; }

    public char EscapeChar { get; }

    public char DecimalMarker { get; }

    public bool TrimEnd { get; }

    public bool Multiline { get; }

    public bool MissingRealsAsNaNs { get; }
}
