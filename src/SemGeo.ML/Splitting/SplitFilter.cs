using Microsoft.ML;
using SemGeo.ML.Views;
using SemGeo.Splitting;

namespace SemGeo.ML.Splitting;

/// <summary>Keeps the rows of one part of a split.</summary>
internal sealed class SplitFilter(PlacedRows rows, SplitPlan plan, SplitPart part) : RowFilter
{
    public override IReadOnlyList<DataViewSchema.Column> Dependencies => rows.Columns;

    public override Func<bool> CreatePredicate(DataViewRow row)
    {
        var read = rows.Over(row);
        var stays = false;
        PlacedRows.Visitor visit = (coordinate, group, id) => stays = plan.PartOf(coordinate, group, id) == part;
        return () =>
        {
            read(visit);
            return stays;
        };
    }
}
