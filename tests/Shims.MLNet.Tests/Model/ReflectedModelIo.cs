using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Shims.MLNet.Tests.Model;

/// <summary>Writes and reads own state the way that a component outside ML.NET has to: the members of the format are internal and found by name.</summary>
internal static class ReflectedModelIo
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly Core = typeof(ModelSaveContext).Assembly;
    private static readonly Type Version = Core.GetType("Microsoft.ML.VersionInfo", throwOnError: true)!;
    private static readonly Type LoadContext = Core.GetType("Microsoft.ML.ModelLoadContext", throwOnError: true)!;
    private static readonly Type LoadSignature = Core.GetType("Microsoft.ML.SignatureLoadModel", throwOnError: true)!;

    public static void SetVersion(ModelSaveContext ctx, string signature, uint version, string loader) =>
        typeof(ModelSaveContext).GetMethod("SetVersionInfo", All, [Version])!.Invoke(ctx, [MakeVersion(signature, version, loader)]);

    public static BinaryWriter Writer(ModelSaveContext ctx) => (BinaryWriter)typeof(ModelSaveContext).GetField("Writer", All)!.GetValue(ctx)!;

    public static void SaveStream(ModelSaveContext ctx, string name, Action<BinaryWriter> write) =>
        typeof(ModelSaveContext).GetMethod("SaveBinaryStream", All, [typeof(string), typeof(Action<BinaryWriter>)])!.Invoke(ctx, [name, write]);

    public static void SaveChild(ModelSaveContext ctx, ITransformer child, string name) => typeof(ModelSaveContext).GetMethods(All)
        .Single(m => m is { Name: "SaveModel", IsStatic: false, IsGenericMethodDefinition: true } && m.GetParameters().Length == 2)
        .MakeGenericMethod(typeof(ITransformer)).Invoke(ctx, [child, name]);

    public static void CheckVersion(object ctx, string signature, uint version, string loader) =>
        LoadContext.GetMethod("CheckAtModel", All, [Version])!.Invoke(ctx, [MakeVersion(signature, version, loader)]);

    public static BinaryReader Reader(object ctx) => (BinaryReader)LoadContext.GetField("Reader", All)!.GetValue(ctx)!;

    public static bool TryLoadStream(object ctx, string name, Action<BinaryReader> read) =>
        (bool)LoadContext.GetMethod("TryLoadBinaryStream", All, [typeof(string), typeof(Action<BinaryReader>)])!.Invoke(ctx, [name, read])!;

    public static ITransformer LoadChild(object ctx, IHostEnvironment env, string name)
    {
        object?[] arguments = [env, null, name, Array.Empty<object>()];
        LoadContext.GetMethods(All).Single(m => m is { Name: "LoadModel", IsStatic: false } && m.GetParameters() is [_, _, var third, _] && third.ParameterType == typeof(string))
            .MakeGenericMethod(typeof(ITransformer), LoadSignature).Invoke(ctx, arguments);
        return (ITransformer)arguments[1]!;
    }

    /// <summary>Tells the context of a loader: a static method Create(IHostEnvironment, object).</summary>
    public static void Register(MLContext ml, Type type, string loader)
    {
        var attribute = Core.GetType("Microsoft.ML.LoadableClassAttribute", throwOnError: true)!
            .GetConstructor([typeof(Type), typeof(Type), typeof(Type), typeof(Type), typeof(string), typeof(string[])])!
            .Invoke([type, type, null, LoadSignature, loader, new[] { loader }]);
        var infoType = typeof(ComponentCatalog).GetNestedType("LoadableClassInfo", All)!;
        var create = type.GetMethod("Create", All, [typeof(IHostEnvironment), typeof(object)])!;
        var info = infoType.GetConstructors(All).Single(c => c.GetParameters().Length == 5).Invoke([attribute, null, null, create, true]);
        var catalog = ml.ComponentCatalog;
        lock (typeof(ComponentCatalog).GetField("_lock", All)!.GetValue(catalog)!)
            typeof(ComponentCatalog).GetMethod("AddClass", All, [infoType, typeof(string[]), typeof(bool)])!.Invoke(catalog, [info, new[] { loader }, true]);
    }

    private static object MakeVersion(string signature, uint version, string loader) =>
        Version.GetConstructors().Single(c => c.GetParameters().Length == 7).Invoke([signature, version, version, version, typeof(ReflectedModelIo).Assembly.GetName().Name, loader, null]);
}
