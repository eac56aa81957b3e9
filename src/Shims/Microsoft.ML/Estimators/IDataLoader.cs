namespace Microsoft.ML;

/// <summary>Makes views of a source.</summary>
/// <typeparam name="TSource">Type of the source.</typeparam>
public interface IDataLoader<in TSource> : ICanSaveModel
{
    /// <summary>A view of the source. Nothing is read before rows are.</summary>
    IDataView Load(TSource input);

    /// <summary>The columns of the views.</summary>
    DataViewSchema GetOutputSchema();
}
