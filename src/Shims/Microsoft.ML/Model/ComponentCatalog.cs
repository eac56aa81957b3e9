using System.Reflection;

namespace Microsoft.ML.Runtime;

/// <summary>What an <see cref="MLContext"/> can make by name: the loaders of model files and the classes that custom mappings name. One for each context; thread-safe.</summary>
public sealed partial class ComponentCatalog
{
    private readonly object _lock = new();
    private readonly HashSet<string> _assemblies = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, Type Signature), LoadableClassInfo> _classesByKey = [];
    private readonly Dictionary<(Type Attribute, string ContractName), Type> _extensions = [];

    internal ComponentCatalog()
    {
    }

    /// <summary>Takes up the loadable classes and the extensions of <paramref name="assembly"/>. A second call does nothing.</summary>
    /// <param name="assembly">Where to look.</param>
    /// <param name="throwOnError">Whether a name that is taken already is an error; otherwise the first one stays.</param>
    /// <exception cref="InvalidOperationException">A name is taken already, or a class has no way of being made.</exception>
    public void RegisterAssembly(Assembly assembly, bool throwOnError = true)
    {
        Contracts.CheckValue(assembly, nameof(assembly));
        lock (_lock)
        {
            if (!_assemblies.Add(assembly.FullName ?? ""))
                return;
            foreach (var attribute in assembly.GetCustomAttributes<LoadableClassAttributeBase>())
            {
                if (TryFindMaker(attribute, out var ctor, out var create, out var requireEnvironment))
                    AddClass(new LoadableClassInfo(attribute, null, ctor, create, requireEnvironment), attribute.LoadNames, throwOnError);
                else
                    Contracts.Check(!throwOnError, $"Can't instantiate loadable class '{attribute.InstanceType.Name}' with name '{attribute.LoadNames[0]}'");
            }

            // This assembly has no extensions: ML.NET's own never have.
            if (assembly != typeof(ComponentCatalog).Assembly)
                AddExtensions(assembly, throwOnError);
        }
    }

    /// <summary>Makes an instance by name; false when no loader of that kind has the name.</summary>
    internal bool TryCreateInstance<TSig>(IHostEnvironment env, string name, object[] arguments, out object? result)
    {
        LoadableClassInfo? info;
        lock (_lock)
            _classesByKey.TryGetValue((name.ToLowerInvariant().Trim(), typeof(TSig)), out info);
        result = info?.CreateInstance(env, arguments);
        return info is not null;
    }

    /// <summary>Makes an instance of the class with the attribute <paramref name="attributeType"/> of that contract.</summary>
    /// <exception cref="InvalidOperationException">No such class is registered.</exception>
    internal object GetExtensionValue(Type attributeType, string contractName)
    {
        Type? type;
        lock (_lock)
            _extensions.TryGetValue((attributeType, contractName), out type);
        Contracts.Check(type is not null,
            $"Unable to locate an extension for the contract '{contractName}'. Call {nameof(ComponentCatalog)}.{nameof(RegisterAssembly)} with the assembly that has the class with the attribute '{attributeType.FullName}'.");
        return Activator.CreateInstance(type)!;
    }

    private void AddClass(LoadableClassInfo info, string[] loadNames, bool throwOnError)
    {
        foreach (var signature in info.SignatureTypes)
        {
            foreach (var name in loadNames)
            {
                if (!_classesByKey.TryAdd((name.ToLowerInvariant(), signature), info) && throwOnError)
                {
                    throw Contracts.Except($"ComponentCatalog cannot map name '{name}' and SignatureType '{signature}' to {info.Type.Name}, " +
                        $"already mapped to {_classesByKey[(name.ToLowerInvariant(), signature)].Type.Name}.");
                }
            }
        }
    }

    private void AddExtensions(Assembly assembly, bool throwOnError)
    {
        foreach (var type in assembly.GetTypes().Where(t => t.IsClass))
        {
            foreach (var attribute in type.GetCustomAttributes<ExtensionBaseAttribute>())
            {
                Contracts.Check(_extensions.TryAdd((attribute.GetType(), attribute.ContractName), type) || !throwOnError,
                    $"An extension for '{attribute.GetType().Name}' with contract '{attribute.ContractName}' has already been registered in the ComponentCatalog.");
            }
        }
    }

    private static bool TryFindMaker(LoadableClassAttributeBase attribute, out ConstructorInfo? ctor, out MethodInfo? create, out bool requireEnvironment)
    {
        const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        (ctor, create) = (null, null);
        foreach (var withEnvironment in new[] { true, false })
        {
            requireEnvironment = withEnvironment;
            Type[] parameters = withEnvironment ? [typeof(IHostEnvironment), .. attribute.CtorTypes] : attribute.CtorTypes;
            create = attribute.LoaderType.GetMethod("Create", AnyStatic, parameters);
            if (create is not null && attribute.InstanceType.IsAssignableFrom(create.ReturnType))
                return true;
            create = null;
            if (attribute.InstanceType.IsAssignableFrom(attribute.LoaderType) && (ctor = attribute.LoaderType.GetConstructor(AnyInstance, parameters)) is not null)
                return true;
        }

        requireEnvironment = false;
        return false;
    }
}
