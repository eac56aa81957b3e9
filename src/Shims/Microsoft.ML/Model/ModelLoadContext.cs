using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>A folder of a model file that is being read: the counterpart of <see cref="ModelSaveContext"/>.</summary>
internal sealed class ModelLoadContext : IDisposable
{
    /// <summary>The name of a component's main stream.</summary>
    public const string ModelStreamName = "Model.key";

    public readonly RepositoryReader Repository;

    /// <summary>The folder in the archive, or null for its root.</summary>
    public readonly string? Directory;

    /// <summary>Reads the body of the main stream. A loader has to read it to its exact end.</summary>
    public readonly BinaryReader Reader;

    /// <summary>The strings that the body refers to by number.</summary>
    public readonly string[] Strings;

    /// <summary>The assembly that has the loader.</summary>
    public readonly string? LoaderAssemblyName;

    internal readonly ModelHeader Header;

    // Components nest as deep as folders do; nobody nests so deep but to exhaust the stack.
    private const int MaxDepth = 64;

    private readonly RepositoryEntry _entry;

    private ModelLoadContext(RepositoryReader rep, RepositoryEntry entry, string? dir)
    {
        Repository = rep;
        Directory = dir;
        _entry = entry;
        Contracts.CheckDecode(entry.Path.Count(c => c == '/') <= MaxDepth, $"Corrupt model: a component more than {MaxDepth} folders deep");
        Reader = new BinaryReader(entry.Stream, Encoding.UTF8, leaveOpen: true);
        Header = ModelHeader.Read(Reader, out Strings, out LoaderAssemblyName);
    }

    /// <summary>Reads the component in the folder <paramref name="dir"/> of an archive; false when there is none.</summary>
    /// <exception cref="FormatException">The component is damaged, or no loader of that name and kind makes a <typeparamref name="TRes"/>.</exception>
    public static bool LoadModelOrNull<TRes, TSig>(IHostEnvironment env, out TRes? result, RepositoryReader rep, string? dir, params object[] extra)
        where TRes : class
    {
        Contracts.CheckValue(env, nameof(env));
        result = null;
        using var entry = rep.OpenEntryOrNull(dir, ModelStreamName);
        if (entry is null)
            return false;
        using var ctx = new ModelLoadContext(rep, entry, dir);
        result = ctx.Create<TRes, TSig>(env, extra);
        return true;
    }

    /// <summary>Reads the component in the folder <paramref name="dir"/> of an archive.</summary>
    /// <exception cref="FormatException">There is none, it is damaged, or no loader of that name and kind makes a <typeparamref name="TRes"/>.</exception>
    public static void LoadModel<TRes, TSig>(IHostEnvironment env, out TRes result, RepositoryReader rep, string? dir, params object[] extra)
        where TRes : class
    {
        if (!LoadModelOrNull<TRes, TSig>(env, out var loaded, rep, dir, extra))
            throw Contracts.ExceptDecode($"Corrupt model file: it has no '{Microsoft.ML.Repository.PathOf(dir, ModelStreamName)}'");
        result = loaded!;
    }

    /// <summary>Reads the component in the folder <paramref name="name"/> inside this one.</summary>
    /// <inheritdoc cref="LoadModel{TRes,TSig}(IHostEnvironment,out TRes,RepositoryReader,string,object[])"/>
    public void LoadModel<TRes, TSig>(IHostEnvironment env, out TRes result, string name, params object[] extra)
        where TRes : class => LoadModel<TRes, TSig>(env, out result, Repository, Path.Combine(Directory ?? "", name), extra);

    /// <summary>Reads a component that was written by <see cref="ModelSaveContext.SaveSubModel"/>; false when there is none.</summary>
    public bool TryProcessSubModel(string dir, Action<ModelLoadContext> action)
    {
        Contracts.CheckNonEmpty(dir, nameof(dir));
        Contracts.CheckValue(action, nameof(action));
        var path = Path.Combine(Directory ?? "", dir);
        using var entry = Repository.OpenEntryOrNull(path, ModelStreamName);
        if (entry is null)
            return false;
        using var ctx = new ModelLoadContext(Repository, entry, path);
        action(ctx);
        return true;
    }

    /// <summary>Reads a side stream; false when there is none.</summary>
    public bool TryLoadBinaryStream(string name, Action<BinaryReader> action)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        Contracts.CheckValue(action, nameof(action));
        using var entry = Repository.OpenEntryOrNull(Directory, name);
        if (entry is null)
            return false;
        using var reader = new BinaryReader(entry.Stream, Encoding.UTF8, leaveOpen: true);
        action(reader);
        return true;
    }

    /// <summary>Checks that nothing of the body was read yet.</summary>
    public void CheckAtModel() => Contracts.Check(Reader.BaseStream.Position == ModelHeader.Size, $"'{_entry.Path}' was already read from");

    /// <summary>Checks that nothing of the body was read yet and that <paramref name="ver"/> can read it.</summary>
    /// <exception cref="FormatException">It cannot.</exception>
    public void CheckAtModel(VersionInfo ver)
    {
        CheckAtModel();
        CheckVersionInfo(ver);
    }

    /// <exception cref="FormatException"><paramref name="ver"/> cannot read the body.</exception>
    public void CheckVersionInfo(VersionInfo ver) => Header.Check(ver);

    /// <summary>Reads a string that <see cref="ModelSaveContext.SaveStringOrNull"/> wrote.</summary>
    public string? LoadStringOrNull()
    {
        var id = Reader.ReadInt32();
        Contracts.CheckDecode(id >= -1 && id < Strings.Length, $"Corrupt model: '{_entry.Path}' refers to string {id} of {Strings.Length}");
        return id < 0 ? null : Strings[id];
    }

    /// <summary>Reads a string that <see cref="ModelSaveContext.SaveString"/> wrote.</summary>
    public string LoadString()
    {
        var text = LoadStringOrNull();
        Contracts.CheckDecode(text is not null, $"Corrupt model: '{_entry.Path}' lacks a string");
        return text!;
    }

    /// <inheritdoc cref="LoadString"/>
    public string LoadNonEmptyString()
    {
        var text = LoadString();
        Contracts.CheckDecode(text.Length > 0, $"Corrupt model: '{_entry.Path}' has an empty string where a name belongs");
        return text;
    }

    /// <summary>Reads the number of things that follow, each of at least <paramref name="itemSize"/> bytes in the rest of the body.</summary>
    public int LoadCount(int itemSize, int minimum = 0)
    {
        var count = Reader.ReadInt32();
        var rest = Header.BodyEnd - Reader.BaseStream.Position;
        Contracts.CheckDecode(count >= minimum && count <= rest / itemSize, $"Corrupt model: '{_entry.Path}' announces {count} items in {rest} bytes");
        return count;
    }

    public void Dispose() => Reader.Dispose();

    private TRes Create<TRes, TSig>(IHostEnvironment env, object[] extra)
        where TRes : class
    {
        if (!string.IsNullOrEmpty(LoaderAssemblyName))
            env.ComponentCatalog.RegisterAssembly(MLNetAssemblies.Load(LoaderAssemblyName));
        object[] arguments = [this, .. extra];
        foreach (var signature in new[] { Header.LoaderSignature, Header.LoaderSignatureAlt })
        {
            if (string.IsNullOrWhiteSpace(signature) || !env.ComponentCatalog.TryCreateInstance<TSig>(env, signature, arguments, out var created) || created is not TRes result)
                continue;
            Contracts.CheckDecode(Reader.BaseStream.Position == Header.BodyEnd,
                $"Corrupt model: the loader of '{_entry.Path}' stopped at byte {Reader.BaseStream.Position}, its data ends at {Header.BodyEnd}");
            return result;
        }

        throw Contracts.ExceptDecode($"Couldn't load model: '{Directory}'");
    }
}
