using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Files;
using SemGeo.ML.Persistence;

namespace SemGeo.ML;

/// <summary>The operation <c>ml.Geolocation.SaveForScoring</c>.</summary>
public static class SaveForScoringCatalog
{
    /// <summary>
    /// Saves the steps of a fitted pipeline that scoring needs. Steps that were appended with <see cref="TransformerScope.TrainTest"/> or <see cref="TransformerScope.Training"/> are
    /// left out, and so are the input columns that only they read, so that a PredictionEngine does not ask for them. Everything in the file, what ML.NET writes included, has a checksum
    /// (<see cref="LoadModelCatalog.LoadModel"/>).
    /// </summary>
    /// <typeparam name="TLast">The last step.</typeparam>
    /// <param name="catalog">The catalog.</param>
    /// <param name="model">The fitted pipeline.</param>
    /// <param name="inputSchema">The schema of the data that it was fitted on.</param>
    /// <param name="path">The model file. It is written beside and renamed, so that it is whole or as it was.</param>
    /// <exception cref="IOException">There is no room, or the folder cannot be written to.</exception>
    public static void SaveForScoring<TLast>(this GeolocationCatalog catalog, TransformerChain<TLast> model, DataViewSchema inputSchema, string path)
        where TLast : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(inputSchema);
        var scoring = model.GetModelFor(TransformerScope.Scoring);
        var schema = Without(inputSchema, InputsOf(model, inputSchema).Except(InputsOf(scoring, inputSchema)));
        AtomicFile.Write(path, target =>
        {
            catalog.Context.Model.Save(scoring, schema, target);
            Seal(target);
        });
    }

    // What is piped on, to /dev/stdout, cannot be added to.
    private static void Seal(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        if (file is { CanSeek: true, Length: > 0 })
            ModelArchive.Seal(file);
    }

    /// <summary>The input columns that a model's own columns are computed from.</summary>
    private static IEnumerable<int> InputsOf(ITransformer model, DataViewSchema inputSchema)
    {
        var mapper = model.GetRowToRowMapper(inputSchema);

        // Steps of ML.NET put a column that replaces another right behind it, which is hidden then: indexes shift, but a name comes up once more.
        var before = inputSchema.CountBy(column => column.Name).ToDictionary();
        var after = mapper.OutputSchema.CountBy(column => column.Name).ToDictionary();
        var added = mapper.OutputSchema.Where(column =>
            !column.IsHidden && (before.GetValueOrDefault(column.Name) != after[column.Name] || inputSchema[column.Name].Type != column.Type));
        return mapper.GetDependencies(added).Select(column => column.Index).ToHashSet();
    }

    private static DataViewSchema Without(DataViewSchema schema, IEnumerable<int> indexes)
    {
        var dropped = indexes.ToHashSet();
        var builder = new DataViewSchema.Builder();
        foreach (var column in schema.Where(column => !column.IsHidden && !dropped.Contains(column.Index)))
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        return builder.ToSchema();
    }
}
