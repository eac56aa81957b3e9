using Microsoft.ML;
using SemGeo.Splitting;

namespace SemGeo.ML.Splitting;

/// <summary>A collection in parts that share neither places nor groups. The views are lazy: they filter the rows of the data at every pass.</summary>
public sealed class PhotoSplit
{
    internal PhotoSplit(IDataView training, IDataView validation, IDataView test, SplitReport report)
    {
        Training = training;
        Validation = validation;
        Test = test;
        Report = report;
    }

    /// <summary>The photos to train with.</summary>
    public IDataView Training { get; }

    /// <summary>The photos to watch training with; no rows where no such part was asked for.</summary>
    public IDataView Validation { get; }

    /// <summary>The photos to measure with.</summary>
    public IDataView Test { get; }

    /// <summary>How large the parts are, and whether anything leaks between them.</summary>
    public SplitReport Report { get; }
}
