namespace SemGeo.Vision.Weights;

/// <summary>The weights of a file are not those of the network they were loaded into.</summary>
public sealed class WeightMismatchException : Exception
{
    /// <summary>Makes the exception from the report of the load.</summary>
    public WeightMismatchException(WeightReport report)
        : base($"The file's weights do not fit the network: {report}. Check that backbone and numbers of cells are those the weights were trained with, "
            + "or load what fits (AllowPartial, or strict: false).")
        => Report = report;

    /// <summary>Which tensors fitted and which did not.</summary>
    public WeightReport Report { get; }
}
