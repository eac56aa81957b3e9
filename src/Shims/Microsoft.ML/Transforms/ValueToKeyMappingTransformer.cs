using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(ValueToKeyMappingTransformer), null, typeof(SignatureLoadModel), "Term Transform", ValueToKeyMappingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

/// <summary>Turns values into keys. Values that were not seen in training become the missing key.</summary>
public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "TermTransform";

    private const string TermsLoaderSignature = "TermManager";
    private const string TermsFolder = "Vocabulary";
    private const string ReadableTerms = "Terms.txt";
    private const string RegistrationName = "Term";
    private const uint OldestRead = 0x00010003;
    private const uint OldestTermsRead = 0x00010002;

    private readonly TermMap[] _maps;
    private readonly bool[] _asText;

    internal ValueToKeyMappingTransformer(IHostEnvironment env, IReadOnlyList<KeyColumn> columns, TermMap[] maps)
        : base(env.Register(RegistrationName), [.. columns.Select(c => (c.OutputColumnName, c.InputColumnName))])
    {
        _maps = maps;
        _asText = [.. columns.Select(c => c.AddKeyValueAnnotationsAsText)];
    }

    private ValueToKeyMappingTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base(env.Register(RegistrationName), ctx)
    {
        _asText = new bool[ColumnPairs.Length];
        for (var i = 0; i < _asText.Length; i++)
            _asText[i] = ctx.Reader.ReadBoolean();
        _maps = new TermMap[ColumnPairs.Length];
        var found = ctx.TryProcessSubModel(TermsFolder, terms =>
        {
            terms.CheckAtModel(TermsVersion());
            Contracts.CheckDecode(terms.Reader.ReadInt32() == _maps.Length, $"Corrupt model: not {_maps.Length} dictionaries for as many columns");
            for (var i = 0; i < _maps.Length; i++)
                _maps[i] = TermMap.Load(terms);
        });
        Contracts.CheckDecode(found, $"Missing {TermsFolder} model");
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(Version());
        SaveColumns(ctx);
        foreach (var asText in _asText)
            ctx.Writer.Write(asText);
        ctx.SaveSubModel(TermsFolder, terms =>
        {
            terms.SetVersionInfo(TermsVersion());
            terms.Writer.Write(_maps.Length);
            foreach (var map in _maps)
                map.Save(terms);
            terms.SaveTextStream(ReadableTerms, writer => Array.ForEach(_maps, map => map.WriteReadable(writer)));
        });
    }

    private protected override MappedColumn MapColumn(DataViewSchema.Column input, int pair)
    {
        var map = _maps[pair];
        var itemType = (input.Type as VectorDataViewType)?.ItemType ?? input.Type;
        KeyColumn.CheckType(input);
        Contracts.Check(itemType.Equals(map.ItemType),
            $"Could not apply a map over type '{map.ItemType}' to column '{ColumnPairs[pair].OutputColumnName}' since it has type '{itemType}'");
        var annotations = new DataViewSchema.Annotations.Builder();
        map.AddKeyValues(annotations, input, _asText[pair]);
        annotations.AddSlotNames(input);
        DataViewType type = input.Type is VectorDataViewType vector ? new VectorDataViewType(map.KeyType, vector.Dimensions) : map.KeyType;
        return new MappedColumn(new(ColumnPairs[pair].OutputColumnName, type, annotations.ToAnnotations()), [input.Index], (DataViewRow row, out Action? dispose) =>
        {
            dispose = null;
            return map.MakeKeyGetter(row, row.Schema[input.Index]);
        });
    }

    private static ValueToKeyMappingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(Version());
        return new ValueToKeyMappingTransformer(env, ctx);
    }

    private static VersionInfo Version() => new("TERMTRNF", 0x00010003, 0x00010003, OldestRead, MLNetAssemblies.Data, LoaderSignature);

    private static VersionInfo TermsVersion() => new("TERM MAN", 0x00010002, 0x00010002, OldestTermsRead, MLNetAssemblies.Data, TermsLoaderSignature);
}
