namespace SemGeo.Synthetic.Writing;

/// <summary>How a synthetic set is written to disk.</summary>
public sealed record SyntheticEarthWriterOptions
{
    /// <summary>The quality of the JPEG files, 1 to 100.</summary>
    /// <value>The default value is 90.</value>
    public int JpegQuality { get; set; } = 90;

    /// <summary>Whether masks are written too.</summary>
    /// <value>The default value is true.</value>
    public bool WritesMasks { get; set; } = true;

    /// <summary>The number of threads, 1 or more; 0: one a core. The files do not depend on it.</summary>
    /// <value>The default value is 0.</value>
    public int Threads { get; set; }

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one.</exception>
    public void Validate()
    {
        var errors = new List<string>();
        if (JpegQuality is < 1 or > 100)
            errors.Add($"JpegQuality is {JpegQuality}, it must be 1 to 100.");
        if (Threads < 0)
            errors.Add($"Threads is {Threads}, it must be at least 0.");
        if (errors.Count > 0)
            throw new ArgumentException($"{nameof(SyntheticEarthWriterOptions)}: {string.Join(" ", errors)}");
    }
}
