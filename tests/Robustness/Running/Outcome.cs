namespace SemGeo.Robustness.Running;

/// <summary>What became of an input.</summary>
internal enum Verdict
{
    /// <summary>It was read.</summary>
    Accepted,

    /// <summary>It was refused with a documented exception, or what is damaged in it was reported and left out.</summary>
    Refused,

    /// <summary>An exception that the reader does not document.</summary>
    Undocumented,

    /// <summary>Damaged data that carries a checksum was read as something else.</summary>
    SilentChange,

    /// <summary>A file appeared outside the target folder.</summary>
    Escaped,

    /// <summary>More memory than the reader may take.</summary>
    Memory,

    /// <summary>No end within the time.</summary>
    Hang,

    /// <summary>The process ended.</summary>
    Crash,

    /// <summary>The harness could not make the input, or the reader refuses a whole one.</summary>
    Harness,
}

/// <summary>What became of an input, with its cost.</summary>
/// <param name="Verdict">What it is.</param>
/// <param name="Detail">The exception's type and message, or what differs.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Bytes">The memory that it took at its most.</param>
internal sealed record Outcome(Verdict Verdict, string Detail, double Milliseconds, long Bytes)
{
    /// <summary>Whether it must not be.</summary>
    public bool IsDefect => Verdict is not (Verdict.Accepted or Verdict.Refused);
}
