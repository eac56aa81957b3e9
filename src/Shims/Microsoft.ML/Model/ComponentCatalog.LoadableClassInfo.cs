using System.Reflection;

namespace Microsoft.ML.Runtime;

public sealed partial class ComponentCatalog
{
    /// <summary>A loader: what it makes and how it is called. Exactly one of the three ways of making is given.</summary>
    internal sealed class LoadableClassInfo
    {
        private readonly int _argumentCount;

        internal LoadableClassInfo(LoadableClassAttributeBase attr, MethodInfo? getter, ConstructorInfo? ctor, MethodInfo? create, bool requireEnvironment)
        {
            Type = attr.InstanceType;
            LoaderType = attr.LoaderType;
            SignatureTypes = attr.SigTypes;
            LoadNames = attr.LoadNames;
            InstanceGetter = getter;
            Constructor = getter is null ? ctor : null;
            CreateMethod = getter is null && ctor is null ? create : null;
            RequireEnvironment = requireEnvironment;
            _argumentCount = attr.CtorTypes.Length;
        }

        public Type Type { get; }

        public Type LoaderType { get; }

        public IReadOnlyList<Type> SignatureTypes { get; }

        public IReadOnlyList<string> LoadNames { get; }

        public MethodInfo? InstanceGetter { get; }

        public ConstructorInfo? Constructor { get; }

        public MethodInfo? CreateMethod { get; }

        public bool RequireEnvironment { get; }

        /// <summary>Makes an instance.</summary>
        /// <exception cref="TargetInvocationException">Around whatever the loader threw.</exception>
        public object? CreateInstance(IHostEnvironment env, object[] arguments)
        {
            Contracts.Check(arguments.Length == _argumentCount,
                $"Wrong number of extra parameters for loadable class '{LoadNames[0]}', need '{_argumentCount}', given '{arguments.Length}'");
            if (InstanceGetter is not null)
                return InstanceGetter.Invoke(null, null);
            object[] all = RequireEnvironment ? [env, .. arguments] : arguments;
            if (Constructor is not null)
                return Constructor.Invoke(all);
            Contracts.Check(CreateMethod is not null, $"Can't instantiate class '{Type.Name}'");
            return CreateMethod.Invoke(null, all);
        }
    }
}
