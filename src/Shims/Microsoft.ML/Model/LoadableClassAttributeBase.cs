using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Tells <see cref="ComponentCatalog"/> of a class that model files name: which type makes it, from which arguments, under which names.</summary>
internal abstract class LoadableClassAttributeBase : Attribute
{
    private protected LoadableClassAttributeBase(string? summary, Type instType, Type loaderType, Type? argType, Type[] sigTypes, string? userName, string[] loadNames)
    {
        Contracts.CheckValue(instType, nameof(instType));
        Contracts.CheckValue(loaderType, nameof(loaderType));
        Contracts.CheckParam(sigTypes is { Length: > 0 }, nameof(sigTypes), "LoadableClass needs a signature");
        LoadNames = loadNames is { Length: > 0 } ? loadNames : [userName ?? ""];
        Contracts.CheckParam(!LoadNames.Any(string.IsNullOrWhiteSpace), nameof(loadNames), "LoadableClass loadName parameter can't be empty");

        var parameters = ParametersOf(sigTypes[0]);
        Contracts.CheckParam(sigTypes.All(sig => ParametersOf(sig).SequenceEqual(parameters)), nameof(sigTypes), "LoadableClass signatures must have the same set of parameters");
        Summary = summary;
        InstanceType = instType;
        LoaderType = loaderType;
        ArgType = argType;
        SigTypes = sigTypes;
        CtorTypes = argType is null ? parameters : [argType, .. parameters];
        UserName = userName;
    }

    /// <summary>The type that is made, or a base of it.</summary>
    public Type InstanceType { get; }

    /// <summary>The type whose static Create or constructor makes it.</summary>
    public Type LoaderType { get; }

    public Type? ArgType { get; }

    /// <summary>Delegate types that stand for kinds of loaders.</summary>
    public Type[] SigTypes { get; }

    /// <summary>What the Create method or constructor takes, behind an optional environment.</summary>
    public Type[] CtorTypes { get; }

    public string? Summary { get; }

    public string? UserName { get; }

    public string[] LoadNames { get; }

    private static Type[] ParametersOf(Type signature)
    {
        var invoke = signature.BaseType == typeof(MulticastDelegate) ? signature.GetMethod("Invoke") : null;
        Contracts.CheckParam(invoke?.ReturnType == typeof(void), nameof(signature), "LoadableClass signature type must be a delegate type with void return");
        return [.. invoke.GetParameters().Select(p => p.ParameterType)];
    }
}
