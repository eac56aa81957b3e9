using Microsoft.ML;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(ITransformer), typeof(CustomMappingFormat), null, typeof(SignatureLoadModel), "", CustomMappingFormat.LoaderSignature)]

namespace Microsoft.ML.Transforms;

/// <summary>How a custom mapping stands in a model file: the name of its contract and of the assembly that has it.</summary>
internal static class CustomMappingFormat
{
    public const string LoaderSignature = "CustomTransformer";

    private const uint Written = 0x00010002;

    public static void Save(ModelSaveContext ctx, string contractName, string contractAssembly)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(Version());
        ctx.SaveString(contractName);
        ctx.SaveString(contractAssembly);
    }

    private static ITransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(Version());
        var contractName = ctx.LoadString();
        if (ctx.Header.ModelVerWritten >= Written)
            env.ComponentCatalog.RegisterAssembly(MLNetAssemblies.Load(ctx.LoadString()));
        var factory = env.ComponentCatalog.GetExtensionValue(typeof(CustomMappingFactoryAttributeAttribute), contractName) as ICustomMappingFactory;
        Contracts.Check(factory is not null, $"The class with contract '{contractName}' must derive from '{typeof(CustomMappingFactory<,>).FullName}'.");
        return factory.CreateTransformer(env, contractName);
    }

    private static VersionInfo Version() => new("CUSTOMXF", Written, Written, 0x00010001, MLNetAssemblies.Transforms, LoaderSignature);
}
