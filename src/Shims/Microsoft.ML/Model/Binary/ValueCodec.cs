using System.Text;

namespace Microsoft.ML.Data;

/// <summary>How values of one column type stand in a binary block, and how the type itself is written.</summary>
internal abstract class ValueCodec(DataViewType type)
{
    /// <summary>The name by which a reader finds the codec.</summary>
    public abstract string Name { get; }

    /// <summary>The type of the values.</summary>
    public DataViewType Type => type;

    /// <summary>Writes what the name does not say of the type.</summary>
    public virtual void WriteParameters(BinaryWriter writer)
    {
    }

    /// <summary>The block of a single value: an annotation.</summary>
    public abstract byte[] WriteAnnotation(DataViewSchema.Annotations annotations, DataViewSchema.Column column);

    /// <summary>Adds an annotation with the value that the block holds.</summary>
    public abstract void ReadAnnotation(BinaryReader reader, string kind, DataViewSchema.Annotations.Builder builder);
}

/// <inheritdoc/>
/// <typeparam name="T">The raw type.</typeparam>
internal abstract class ValueCodec<T>(DataViewType type) : ValueCodec(type)
{
    /// <summary>Writes a block.</summary>
    public abstract void Write(BinaryWriter writer, ReadOnlySpan<T> values);

    /// <summary>Reads a block of <paramref name="count"/> values; allocates no more than a small multiple of what the stream holds.</summary>
    /// <exception cref="EndOfStreamException">The stream is too short for them.</exception>
    /// <exception cref="FormatException">The block contradicts itself.</exception>
    public abstract T[] Read(BinaryReader reader, int count);

    public override byte[] WriteAnnotation(DataViewSchema.Annotations annotations, DataViewSchema.Column column)
    {
        var value = default(T)!;
        annotations.GetGetter<T>(column)(ref value);
        var block = new MemoryStream();
        using (var writer = new BinaryWriter(block, Encoding.UTF8, leaveOpen: true))
            Write(writer, [value]);
        return block.ToArray();
    }

    public override void ReadAnnotation(BinaryReader reader, string kind, DataViewSchema.Annotations.Builder builder)
    {
        var value = Read(reader, 1)[0];
        builder.Add(kind, Type, (ValueGetter<T>)((ref T destination) => HandOut(in value, ref destination)));
    }

    /// <summary>Gives a value away: buffers are copied, never shared.</summary>
    protected virtual void HandOut(in T value, ref T destination) => destination = value;
}
