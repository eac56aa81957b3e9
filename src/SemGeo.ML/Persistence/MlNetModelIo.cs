using System.IO.Compression;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace SemGeo.ML.Persistence;

/// <summary>
/// The one place that reaches ML.NET's internals, by reflection: writing and reading a transformer's own state in a model file,
/// making our loaders known to a context's component catalog, and reading a context's seed. ML.NET 5.0.1 keeps them to its own assemblies; the members used here
/// have the same names and signatures in 3.0 to 6.0-preview.
/// </summary>
internal static class MlNetModelIo
{
    // Eight characters by ML.NET's rule; the loader signature says what a model is.
    private const string ModelSignature = "SEMGEOML";

    private static readonly Lazy<Internals> Members = new(() => new Internals());
    private static readonly ConditionalWeakTable<ComponentCatalog, HashSet<string>> Registered = [];

    /// <summary>Writes a transformer: its header to the main stream, each of <paramref name="streams"/> to a side stream, and their checksums.</summary>
    public static void Save<TSelf>(ModelSaveContext context, Action<BinaryWriter> header, params (string Name, Action<BinaryWriter> Write)[] streams)
        where TSelf : class, ILoadableTransformer<TSelf> =>
        Save<TSelf>(context, TSelf.LoaderSignatures[0], ModelFormat.Checksums, header, streams);

    /// <summary>Writes a transformer under one of its names.</summary>
    /// <param name="context">Where to write.</param>
    /// <param name="signature">The name.</param>
    /// <param name="version">The version that a build must know to read it.</param>
    /// <param name="header">Writes to the main stream.</param>
    /// <param name="streams">Side streams.</param>
    public static void Save<TSelf>(ModelSaveContext context, string signature, uint version, Action<BinaryWriter> header, params (string Name, Action<BinaryWriter> Write)[] streams)
        where TSelf : class, ILoadableTransformer<TSelf> =>
        Save<TSelf>(context, signature, version, header, writeStream =>
        {
            foreach (var (name, write) in streams)
                writeStream(name, write);
        });

    /// <summary>Writes a transformer: its header to the main stream, what <paramref name="writeStreams"/> hands over to side streams, and their checksums.</summary>
    public static void Save<TSelf>(ModelSaveContext context, uint version, Action<BinaryWriter> header, Action<Action<string, Action<BinaryWriter>>> writeStreams)
        where TSelf : class, ILoadableTransformer<TSelf> =>
        Save<TSelf>(context, TSelf.LoaderSignatures[0], version, header, writeStreams);

    private static void Save<TSelf>(ModelSaveContext context, string signature, uint version, Action<BinaryWriter> header, Action<Action<string, Action<BinaryWriter>>> writeStreams)
        where TSelf : class, ILoadableTransformer<TSelf>
    {
        ArgumentNullException.ThrowIfNull(context);
        var members = Members.Value;

        // The assembly's simple name: with its full name a model of a newer version could not be loaded by an older one.
        var assembly = typeof(TSelf).Assembly.GetName().Name;
        Invoke(members.SetVersionInfo, context, members.VersionInfo.Invoke([ModelSignature, version, version, ModelFormat.Oldest, assembly, signature, null]));
        var checksums = new ModelChecksums();
        checksums.Recording(ModelChecksums.MainStream, header)((BinaryWriter)members.Writer.GetValue(context)!);
        writeStreams((name, write) => Invoke(members.SaveBinaryStream, context, name, checksums.Recording(name, write)));
        Invoke(members.SaveBinaryStream, context, ModelChecksums.StreamName, (Action<BinaryWriter>)checksums.Write);
    }

    /// <summary>Writes a transformer below another one.</summary>
    public static void SaveChild(ModelSaveContext context, ITransformer child, string name) =>
        Invoke(Members.Value.SaveModel.MakeGenericMethod(typeof(ITransformer)), context, child, name);

    /// <summary>The seed that an <see cref="MLContext"/> was made with; null where it has none.</summary>
    public static int? SeedOf(MLContext context) => (int?)Members.Value.Seed.GetValue(context);

    /// <summary>Makes a transformer loadable in a context; a second call does nothing.</summary>
    public static void Register<TSelf>(ComponentCatalog catalog)
        where TSelf : class, ILoadableTransformer<TSelf>
    {
        var members = Members.Value;
        var known = Registered.GetOrCreateValue(catalog);
        lock (known)
        {
            string[] signatures = [.. TSelf.LoaderSignatures];
            if (known.Contains(signatures[0]))
                return;
            var attribute = members.LoadableClassAttribute.Invoke([typeof(TSelf), typeof(MlNetModelIo), null, members.SignatureLoadModel, signatures[0], signatures]);
            var create = ((Delegate)Create<TSelf>).Method;
            var info = members.LoadableClassInfo.Invoke([attribute, null, null, create, true]);
            lock (members.Lock.GetValue(catalog)!)
                Invoke(members.AddClass, catalog, info, signatures, true);
            known.Add(signatures[0]);
        }
    }

    // ML.NET calls this with its internal ModelLoadContext, which an object parameter accepts.
    private static TSelf Create<TSelf>(IHostEnvironment environment, object context)
        where TSelf : class, ILoadableTransformer<TSelf>
    {
        var members = Members.Value;
        var assembly = typeof(TSelf).Assembly.GetName().Name;
        var found = members.Header.GetValue(context);
        if (ModelFormat.Check((uint)members.ModelVersion.GetValue(found)!, (uint)members.ReadableVersion.GetValue(found)!) is { } tooNew)
            throw tooNew;
        Invoke(members.CheckAtModel, context, members.VersionInfo.Invoke([ModelSignature, ModelFormat.Newest, ModelFormat.Newest, ModelFormat.Oldest, assembly, TSelf.LoaderSignatures[0], null]));
        if (members.Repository.GetValue(context) is { } repository)
            ModelArchive.Check((ZipArchive)members.Archive.GetValue(repository)!);
        var reader = new Reader(members, environment, context);
        var transformer = TSelf.Load(environment, reader);
        if (reader.Absent is not { } damage)
            return transformer;
        (transformer as IDisposable)?.Dispose();
        throw damage;
    }

    private static object? Invoke(MethodInfo method, object target, params object?[] arguments) =>
        method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private sealed class Reader : IModelReader
    {
        private readonly Internals _members;
        private readonly IHostEnvironment _environment;
        private readonly object _context;

        // Absent from models of builds before them.
        private readonly ModelChecksums? _checksums;

        /// <exception cref="ModelFormatException">The main stream or the checksums are damaged.</exception>
        public Reader(Internals members, IHostEnvironment environment, object context)
        {
            (_members, _environment, _context) = (members, environment, context);
            var folder = (string?)members.Directory.GetValue(context) ?? "";
            ModelChecksums? checksums = null;
            TryRead(ModelChecksums.StreamName, reader => checksums = ModelChecksums.Read(reader.BaseStream, folder));
            if (checksums is null && (uint)members.ModelVersion.GetValue(members.Header.GetValue(context))! >= ModelFormat.Checksums)
                throw ModelArchive.Damaged($"{folder}/{ModelChecksums.StreamName}", "is absent");
            checksums?.Verify(ModelChecksums.MainStream, Header.BaseStream, isWhole: false);
            _checksums = checksums;
        }

        public BinaryReader Header => (BinaryReader)_members.Reader.GetValue(_context)!;

        /// <summary>The error for a stream that was written and is not there; a loader that needs it has an error of its own.</summary>
        public ModelFormatException? Absent { get; private set; }

        public bool TryReadStream(string name, Action<BinaryReader> read)
        {
            var isPresent = TryRead(name, reader =>
            {
                _checksums?.Verify(name, reader.BaseStream, isWhole: true);
                read(reader);
            });
            if (!isPresent)
                Absent ??= _checksums?.FindAbsent(name);
            return isPresent;
        }

        private bool TryRead(string name, Action<BinaryReader> read) => (bool)Invoke(_members.TryLoadBinaryStream, _context, name, read)!;

        public ITransformer LoadChild(string name)
        {
            object?[] arguments = [_environment, null, name, Array.Empty<object>()];
            var method = _members.LoadModel.MakeGenericMethod(typeof(ITransformer), _members.SignatureLoadModel);
            method.Invoke(_context, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            return (ITransformer)arguments[1]!;
        }
    }

    /// <summary>Every internal member that is used, resolved once; a missing one is named.</summary>
    private sealed class Internals
    {
        private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

        public Internals()
        {
            var versionInfo = TypeOf("Microsoft.ML.VersionInfo");
            var loadContext = TypeOf("Microsoft.ML.ModelLoadContext");
            var attribute = TypeOf("Microsoft.ML.LoadableClassAttribute");
            var classInfo = typeof(ComponentCatalog).GetNestedType("LoadableClassInfo", BindingFlags.NonPublic) ?? throw Missing("ComponentCatalog.LoadableClassInfo");
            var saveContext = typeof(ModelSaveContext);

            SignatureLoadModel = TypeOf("Microsoft.ML.SignatureLoadModel");
            VersionInfo = Constructor(versionInfo, typeof(string), typeof(uint), typeof(uint), typeof(uint), typeof(string), typeof(string), typeof(string));
            LoadableClassAttribute = Constructor(attribute, typeof(Type), typeof(Type), typeof(Type), typeof(Type), typeof(string), typeof(string[]));
            LoadableClassInfo = classInfo.GetConstructors(Any).SingleOrDefault(c => c.GetParameters().Length == 5) ?? throw Missing("LoadableClassInfo's constructor");
            Lock = Field(typeof(ComponentCatalog), "_lock");
            AddClass = Method(typeof(ComponentCatalog), "AddClass", classInfo, typeof(string[]), typeof(bool));
            Writer = Field(saveContext, "Writer");
            SetVersionInfo = Method(saveContext, "SetVersionInfo", versionInfo);
            SaveBinaryStream = Method(saveContext, "SaveBinaryStream", typeof(string), typeof(Action<BinaryWriter>));
            SaveModel = Generic(saveContext, "SaveModel", 1, 2);
            Reader = Field(loadContext, "Reader");
            Directory = Field(loadContext, "Directory");
            Repository = Field(loadContext, "Repository");
            Archive = Field(Repository.FieldType, "_archive");
            Header = Field(loadContext, "Header");
            ModelVersion = Field(Header.FieldType, "ModelVerWritten");
            ReadableVersion = Field(Header.FieldType, "ModelVerReadable");
            CheckAtModel = Method(loadContext, "CheckAtModel", versionInfo);
            TryLoadBinaryStream = Method(loadContext, "TryLoadBinaryStream", typeof(string), typeof(Action<BinaryReader>));
            LoadModel = Generic(loadContext, "LoadModel", 2, 4);
            Seed = TypeOf("Microsoft.ML.Runtime.IHostEnvironmentInternal").GetProperty("Seed", typeof(int?)) ?? throw Missing("IHostEnvironmentInternal.Seed");
        }

        public Type SignatureLoadModel { get; }

        public ConstructorInfo VersionInfo { get; }

        public ConstructorInfo LoadableClassAttribute { get; }

        public ConstructorInfo LoadableClassInfo { get; }

        public FieldInfo Lock { get; }

        public MethodInfo AddClass { get; }

        public FieldInfo Writer { get; }

        public MethodInfo SetVersionInfo { get; }

        public MethodInfo SaveBinaryStream { get; }

        public MethodInfo SaveModel { get; }

        public FieldInfo Reader { get; }

        public FieldInfo Directory { get; }

        public FieldInfo Repository { get; }

        public FieldInfo Archive { get; }

        public FieldInfo Header { get; }

        public FieldInfo ModelVersion { get; }

        public FieldInfo ReadableVersion { get; }

        public MethodInfo CheckAtModel { get; }

        public MethodInfo TryLoadBinaryStream { get; }

        public MethodInfo LoadModel { get; }

        public PropertyInfo Seed { get; }

        private static Type TypeOf(string name) =>
            typeof(ModelSaveContext).Assembly.GetType(name) ?? typeof(MLContext).Assembly.GetType(name) ?? throw Missing(name);

        private static ConstructorInfo Constructor(Type type, params Type[] parameters) =>
            type.GetConstructor(Any, parameters) ?? throw Missing($"{type.Name}'s constructor");

        private static FieldInfo Field(Type type, string name) => type.GetField(name, Any) ?? throw Missing($"{type.Name}.{name}");

        private static MethodInfo Method(Type type, string name, params Type[] parameters) =>
            type.GetMethod(name, Any, parameters) ?? throw Missing($"{type.Name}.{name}");

        private static MethodInfo Generic(Type type, string name, int typeParameters, int parameters) =>
            type.GetMethods(Any).SingleOrDefault(m => m.Name == name && m.GetGenericArguments().Length == typeParameters && m.GetParameters().Length == parameters)
            ?? throw Missing($"{type.Name}.{name}");

        private static NotSupportedException Missing(string member) => new(
            $"This version of ML.NET ({typeof(ModelSaveContext).Assembly.GetName().Version}) has no {member}, through which SemGeo.ML saves and loads its models: use Microsoft.ML 3.0 to 6.0, or a newer SemGeo.ML.");
    }
}
