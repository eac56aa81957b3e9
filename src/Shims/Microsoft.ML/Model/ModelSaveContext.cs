using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>
/// A folder of a model file that is being written: the main stream "Model.key" of a component, its side streams and its sub-models.
/// </summary>
/// <remarks>Only what ML.NET makes public is public here; components of this assembly, and those that reach for it, use the rest.</remarks>
public sealed class ModelSaveContext : IDisposable
{
    /// <summary>The archive.</summary>
    internal readonly RepositoryWriter Repository;

    /// <summary>The folder in it, or null for its root.</summary>
    internal readonly string? Directory;

    /// <summary>Writes the body of the main stream.</summary>
    internal readonly BinaryWriter Writer;

    /// <summary>The strings that the body refers to by number.</summary>
    internal readonly StringPool Strings = new();

    private readonly RepositoryEntry _entry;
    private VersionInfo? _version;

    internal ModelSaveContext(RepositoryWriter rep, string? dir, string name)
    {
        Repository = rep;
        Directory = dir;
        _entry = rep.CreateEntry(dir, name);
        Writer = new BinaryWriter(_entry.Stream, Encoding.UTF8, leaveOpen: true);
        Writer.Write(new byte[ModelHeader.Size]);
    }

    /// <summary>Writes <paramref name="value"/> into the folder <paramref name="path"/> of an archive; null writes nothing.</summary>
    internal static void SaveModel<T>(RepositoryWriter rep, T? value, string? path)
        where T : class
    {
        if (value is not ICanSaveModel model)
            return;
        using var ctx = new ModelSaveContext(rep, path, ModelLoadContext.ModelStreamName);
        model.Save(ctx);
        ctx.Done();
    }

    /// <summary>Writes <paramref name="value"/> into the folder <paramref name="name"/> inside this one; null writes nothing.</summary>
    internal void SaveModel<T>(T? value, string name)
        where T : class => SaveModel(Repository, value, Path.Combine(Directory ?? "", name));

    /// <summary>Writes a component that is no object of its own into the folder <paramref name="dir"/> inside this one.</summary>
    internal void SaveSubModel(string dir, Action<ModelSaveContext> fn)
    {
        Contracts.CheckNonEmpty(dir, nameof(dir));
        using var ctx = new ModelSaveContext(Repository, Path.Combine(Directory ?? "", dir), ModelLoadContext.ModelStreamName);
        fn(ctx);
        ctx.Done();
    }

    /// <summary>Checks that nothing was written to the body yet.</summary>
    internal void CheckAtModel() =>
        Contracts.Check(Writer.BaseStream.Position == ModelHeader.Size, $"'{_entry.Path}' already has a body");

    /// <summary>Says what the body is and which loader reads it.</summary>
    internal void SetVersionInfo(VersionInfo ver) => _version = ver;

    /// <summary>Writes a side stream.</summary>
    internal void SaveBinaryStream(string name, Action<BinaryWriter> action)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        Contracts.CheckValue(action, nameof(action));
        using var entry = Repository.CreateEntry(Directory, name);
        using var writer = new BinaryWriter(entry.Stream, Encoding.UTF8, leaveOpen: true);
        action(writer);
    }

    /// <summary>Writes a side stream of text.</summary>
    internal void SaveTextStream(string name, Action<TextWriter> action)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        Contracts.CheckValue(action, nameof(action));
        using var entry = Repository.CreateEntry(Directory, name);
        using var writer = new StreamWriter(entry.Stream, leaveOpen: true) { NewLine = "\n" };
        action(writer);
    }

    /// <summary>Writes the number of <paramref name="str"/> in the string table.</summary>
    internal void SaveString(string str)
    {
        Contracts.CheckValue(str, nameof(str));
        Writer.Write(Strings.Add(str));
    }

    /// <inheritdoc cref="SaveString"/>
    internal void SaveNonEmptyString(string str)
    {
        Contracts.CheckNonEmpty(str, nameof(str));
        SaveString(str);
    }

    /// <summary>Writes the number of <paramref name="str"/> in the string table, -1 for null.</summary>
    internal void SaveStringOrNull(string? str) => Writer.Write(str is null ? -1 : Strings.Add(str));

    /// <summary>Completes the main stream.</summary>
    /// <exception cref="InvalidOperationException">The component did not say its version.</exception>
    internal void Done()
    {
        Contracts.Check(_version is not null, "ModelSignature not specified!");
        ModelHeader.Write(Writer, _version.Value, Strings.Strings);
        Dispose();
    }

    /// <summary>Closes the main stream.</summary>
    public void Dispose()
    {
        Writer.Dispose();
        _entry.Dispose();
    }
}
