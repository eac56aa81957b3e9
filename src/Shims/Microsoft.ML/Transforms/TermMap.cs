using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>The values that keys stand for, in the order of the keys.</summary>
internal abstract class TermMap
{
    private protected const byte TextCode = 0;
    private protected const byte PackedCode = 1;

    private protected TermMap(PrimitiveDataViewType itemType, int count)
    {
        ItemType = itemType;
        Count = count;
        KeyType = new KeyDataViewType(typeof(uint), Math.Max(count, 1));
    }

    /// <summary>Type of the values.</summary>
    public PrimitiveDataViewType ItemType { get; }

    /// <summary>Number of values. Without any the key type has a count of 1 and all keys are missing.</summary>
    public int Count { get; }

    public KeyDataViewType KeyType { get; }

    public static TermMap Load(ModelLoadContext ctx)
    {
        var code = ctx.Reader.ReadByte();
        if (code == TextCode)
        {
            var texts = new string[ctx.LoadCount(sizeof(int))];
            for (var i = 0; i < texts.Length; i++)
                texts[i] = ctx.LoadNonEmptyString();
            return new TextTermMap(texts);
        }

        Contracts.CheckDecode(code == PackedCode, $"Corrupt model: a dictionary of kind {code}");
        var codec = CodecTable.Read(ctx.Reader);
        Contracts.CheckDecode(codec?.Type is PrimitiveDataViewType and not TextDataViewType, "Corrupt model: a dictionary of values of an unknown type");
        var count = ctx.Reader.ReadInt32();
        Contracts.CheckDecode(count >= 0, $"Corrupt model: a dictionary of {count} values");
        return (TermMap)GenericInvoke.Call((Func<ModelLoadContext, ValueCodec, int, TermMap>)LoadPacked<int>, [codec!.Type.RawType], ctx, codec, count)!;
    }

    public abstract void Save(ModelSaveContext ctx);

    /// <summary>Writes the values for people to read.</summary>
    public abstract void WriteReadable(TextWriter writer);

    /// <summary>Adds the annotation with the values, or with what those stand for where the source's values are keys themselves.</summary>
    public abstract void AddKeyValues(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column source, bool asText);

    /// <summary>The getter of keys over a column of values or of vectors of values.</summary>
    public abstract Delegate MakeKeyGetter(DataViewRow input, DataViewSchema.Column column);

    private static TermMap LoadPacked<T>(ModelLoadContext ctx, ValueCodec codec, int count)
        where T : notnull => new PackedTermMap<T>((PrimitiveDataViewType)codec.Type, ((ValueCodec<T>)codec).Read(ctx.Reader, count));
}
