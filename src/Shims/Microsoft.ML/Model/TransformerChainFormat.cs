using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(TransformerChain<ITransformer>), typeof(TransformerChainFormat), null, typeof(SignatureLoadModel),
    "Transformer chain", TransformerChainFormat.LoaderSignature)]

namespace Microsoft.ML.Data;

/// <summary>How a chain of transformers stands in a model file: their number, the scope of each, and one folder for each.</summary>
internal static class TransformerChainFormat
{
    public const string LoaderSignature = "TransformerChain";

    private const int ScopeSize = sizeof(int);

    public static void Save(ModelSaveContext context, ITransformerChain chain)
    {
        context.CheckAtModel();
        context.SetVersionInfo(Version());
        context.Writer.Write(chain.Transformers.Count);
        for (var i = 0; i < chain.Transformers.Count; i++)
        {
            context.Writer.Write((int)chain.Scopes[i]);
            context.SaveModel(chain.Transformers[i], FolderOf(i));
        }
    }

    private static TransformerChain<ITransformer> Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(Version());
        var transformers = new ITransformer[ctx.LoadCount(ScopeSize)];
        var scopes = new TransformerScope[transformers.Length];
        for (var i = 0; i < transformers.Length; i++)
        {
            scopes[i] = (TransformerScope)ctx.Reader.ReadInt32();
            ctx.LoadModel<ITransformer, SignatureLoadModel>(env, out transformers[i], FolderOf(i));
        }

        return new TransformerChain<ITransformer>(transformers, scopes);
    }

    private static VersionInfo Version() => new("XF CHAIN", 0x00010001, 0x00010001, 0x00010001, MLNetAssemblies.Data, LoaderSignature);

    private static string FolderOf(int index) => $"Transform_{index:000}";
}
