using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Schema;
using SemGeo.Tables;

namespace SemGeo.ML.Collections;

/// <summary>The photos of a table, read anew in every pass.</summary>
internal sealed class PhotoTableDataView : IDataView, ICountsPositions
{
    private readonly PhotoTable _table;
    private readonly PositionLog _log;

    public PhotoTableDataView(MLContext context, PhotoTable table)
    {
        (_table, _log) = (table, new PositionLog(context, "LoadFromTable"));
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(GeoColumns.Id, TextDataViewType.Instance);
        builder.AddColumn(GeoColumns.ImagePath, TextDataViewType.Instance);
        builder.AddColumn(GeoColumns.Latitude, NumberDataViewType.Double);
        builder.AddColumn(GeoColumns.Longitude, NumberDataViewType.Double);
        if (table.Embedding is { } embedding)
            builder.AddColumn(table.Options.EmbeddingHeading ?? GeoColumns.Embedding, new VectorDataViewType(NumberDataViewType.Single, embedding.Last - embedding.First + 1));
        foreach (var name in table.Options.TextColumns)
            builder.AddColumn(name, TextDataViewType.Instance);
        Schema = builder.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => null;

    public PositionReport CountPositions()
    {
        var report = _table.CountPositions();
        _log.Write(report);
        return report;
    }

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = new bool[Schema.Count];
        foreach (var column in columnsNeeded)
            active[column.Index] = true;
        return new PhotoTableCursor(_table, _log, Schema, active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];
}
