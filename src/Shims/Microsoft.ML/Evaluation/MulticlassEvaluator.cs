using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Reads labels and scores and counts.</summary>
internal static class MulticlassEvaluator
{
    public static MulticlassClassificationMetrics Evaluate(IDataView data, DataViewSchema.Column label, DataViewSchema.Column score, int topK)
    {
        if (score.Type is not VectorDataViewType { Size: >= 2 and var classes } vector || vector.ItemType != NumberDataViewType.Single)
            throw Contracts.ExceptSchemaMismatch("schema", "score", score.Name, "vector of two or more items of type Single", score.Type.ToString()!);
        if (label.Type != NumberDataViewType.Single && label.Type is not KeyDataViewType)
            throw Contracts.ExceptSchemaMismatch("schema", "label", label.Name, "Single or Key", label.Type.ToString()!);

        var counters = new MulticlassCounters(classes);
        using (var cursor = data.GetRowCursor(label.Index == score.Index ? [label] : [label, score]))
        {
            var readLabel = LabelReader(cursor, label);
            var getScores = cursor.GetGetter<VBuffer<float>>(score);
            var (scores, dense) = (default(VBuffer<float>), new float[classes]);
            while (cursor.MoveNext())
            {
                if (readLabel() is not { } trueClass)
                    continue;
                getScores(ref scores);
                Contracts.Check(scores.Length == classes, $"Column '{score.Name}' has {scores.Length} scores, not {classes}");
                scores.CopyTo(dense);
                if (Array.TrueForAll(dense, float.IsFinite))
                    counters.Add(trueClass, dense);
            }
        }

        return new MulticlassClassificationMetrics(counters, topK, new ConfusionMatrix(counters.Confusion, ClassNames(score, classes)));
    }

    // Null for a missing label, and for a number that is no class.
    private static Func<int?> LabelReader(DataViewRow row, DataViewSchema.Column label)
    {
        if (label.Type is KeyDataViewType key)
        {
            var read = KeyReader.Of(row, label);
            return () => read() is var value && value > 0 && value <= key.Count ? (int)Math.Min(value - 1, int.MaxValue) : null;
        }

        var get = row.GetGetter<float>(label);
        var number = 0f;
        return () =>
        {
            get(ref number);
            return number >= 0 && number == (int)number ? (int)number : null;
        };
    }

    private static ReadOnlyMemory<char>[] ClassNames(DataViewSchema.Column score, int classes) => AnnotationKinds.SlotNamesOf(score) is { } names
        ? [.. names.DenseValues()]
        : [.. Enumerable.Range(0, classes).Select(i => i.ToString().AsMemory())];
}
