using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Gives columns one behind the other; sparse where at most half of the items are explicit.</summary>
internal static class ConcatenatingGetter
{
    public static Delegate Make<T>(DataViewRow input, int[] indexes)
    {
        var parts = Array.ConvertAll(indexes, index => PartOf<T>(input.Schema[index], input));
        var buffers = new VBuffer<T>[parts.Length];
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> destination) =>
        {
            var (length, explicitCount) = (0, 0);
            for (var i = 0; i < parts.Length; i++)
            {
                parts[i](ref buffers[i]);
                length = checked(length + buffers[i].Length);
                explicitCount += buffers[i].GetValues().Length;
            }

            destination = explicitCount <= length / 2 ? Sparse(buffers, ref destination, length, explicitCount) : Dense(buffers, ref destination, length);
        });
    }

    private static ValueGetter<VBuffer<T>> PartOf<T>(DataViewSchema.Column column, DataViewRow input)
    {
        if (column.Type is not VectorDataViewType vector)
        {
            var getOne = input.GetGetter<T>(column);
            return (ref VBuffer<T> part) =>
            {
                var editor = VBufferEditor.Create(ref part, 1);
                getOne(ref editor.Values[0]);
                part = editor.Commit();
            };
        }

        var getMany = input.GetGetter<VBuffer<T>>(column);
        return (ref VBuffer<T> part) =>
        {
            getMany(ref part);
            Contracts.Check(vector.Size == 0 || vector.Size == part.Length, $"Column '{column.Name}': expected {vector.Size} slots, but got {part.Length}");
        };
    }

    private static VBuffer<T> Dense<T>(VBuffer<T>[] parts, ref VBuffer<T> destination, int length)
    {
        var editor = VBufferEditor.Create(ref destination, length);
        var offset = 0;
        foreach (var part in parts)
        {
            part.CopyTo(editor.Values, offset);
            offset += part.Length;
        }

        return editor.Commit();
    }

    private static VBuffer<T> Sparse<T>(VBuffer<T>[] parts, ref VBuffer<T> destination, int length, int explicitCount)
    {
        var editor = VBufferEditor.Create(ref destination, length, explicitCount);
        var (offset, count) = (0, 0);
        foreach (var part in parts)
        {
            var values = part.GetValues();
            for (var i = 0; i < values.Length; i++)
            {
                editor.Values[count] = values[i];
                editor.Indices[count++] = offset + (part.IsDense ? i : part.GetIndices()[i]);
            }

            offset += part.Length;
        }

        return editor.Commit();
    }
}
