using Microsoft.ML;
using SemGeo.Geography;
using SemGeo.ML.Views;
using SemGeo.Splitting;

namespace SemGeo.ML.Splitting;

/// <summary>A collection in parts that share neither places nor groups. The views are lazy: they filter the rows of the data at every pass.</summary>
public sealed class PhotoSplit
{
    internal PhotoSplit(IDataView trainSet, IDataView validationSet, IDataView testSet, SplitReport report) =>
        (TrainSet, ValidationSet, TestSet, Report) = (trainSet, validationSet, testSet, report);

    /// <summary>Carries out a plan: keeps the gap that it needs and looks at the result, row by row.</summary>
    internal static PhotoSplit Of(IDataView data, PlacedRows rows, SplitPlan plan)
    {
        if (plan.NeedsGap)
        {
            var heldOut = new HashSet<GeoCoordinate>();
            rows.Visit(data, (coordinate, group, row) =>
            {
                if (plan.PartOf(coordinate, group, row) is SplitPart.Validation or SplitPart.Test)
                    heldOut.Add(coordinate);
            });
            plan = plan.WithGap(heldOut);
        }

        var audit = new SplitAudit(plan);
        rows.Visit(data, (coordinate, group, row) => audit.Add(plan.PartOf(coordinate, group, row), coordinate, group));
        return new PhotoSplit(Part(SplitPart.Training), Part(SplitPart.Validation), Part(SplitPart.Test), audit.Report());

        IDataView Part(SplitPart part) => new FilteredDataView(data, new SplitFilter(rows, plan, part));
    }

    /// <summary>The photos to train with.</summary>
    public IDataView TrainSet { get; }

    /// <summary>The photos to watch training with; no rows where no such part was asked for.</summary>
    public IDataView ValidationSet { get; }

    /// <summary>The photos to measure with.</summary>
    public IDataView TestSet { get; }

    /// <summary>How large the parts are, and whether anything leaks between them.</summary>
    public SplitReport Report { get; }
}
