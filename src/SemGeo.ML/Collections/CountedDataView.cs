using Microsoft.ML;
using Microsoft.ML.Runtime;
using SemGeo.Tables;

namespace SemGeo.ML.Collections;

/// <summary>Photos of a folder whose positions were counted when they were listed.</summary>
internal sealed class CountedDataView : IDataView, ICountsPositions
{
    private readonly IDataView _photos;
    private readonly PositionReport _report;

    public CountedDataView(MLContext context, IDataView photos, PositionReport report, long hidden)
    {
        (_photos, _report) = (photos, report);
        const string Loader = "LoadFromFolder";
        new PositionLog(context, Loader).Write(report);
        if (hidden == 0)
            return;
        using var channel = ((IHostEnvironment)context).Register(Loader, seed: 0).Start(PositionLog.Channel);
        channel.Info(MessageSensitivity.None, "{0}", $"'{report.Source}': {hidden} hidden files were left out");
    }

    public bool CanShuffle => _photos.CanShuffle;

    public DataViewSchema Schema => _photos.Schema;

    public PositionReport CountPositions() => _report;

    public long? GetRowCount() => _photos.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => _photos.GetRowCursor(columnsNeeded, rand);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => _photos.GetRowCursorSet(columnsNeeded, n, rand);
}
