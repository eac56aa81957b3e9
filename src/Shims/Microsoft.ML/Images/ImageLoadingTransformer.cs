using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

[assembly: LoadableClass(typeof(ImageLoadingTransformer), null, typeof(SignatureLoadModel), "", ImageLoadingTransformer.LoaderSignature)]

namespace Microsoft.ML.Data;

/// <summary>Loads the files that a column names, as images or as they are.</summary>
public sealed class ImageLoadingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "ImageLoaderTransform";

    /// <summary>The folder that paths start from; null when they stand for themselves.</summary>
    public readonly string? ImageFolder;

    private readonly bool _asImage;

    internal ImageLoadingTransformer(IHostEnvironment env, string? imageFolder, bool asImage, params (string OutputColumnName, string InputColumnName)[] columns)
        : base(env.Register(nameof(ImageLoadingTransformer)), columns)
    {
        if (!string.IsNullOrEmpty(imageFolder))
            ImageFolder = Directory.Exists(imageFolder) ? Path.GetFullPath(imageFolder) : throw new ArgumentException($"Directory \"{imageFolder}\" does not exist.");
        _asImage = asImage;
    }

    private ImageLoadingTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base(env.Register(nameof(ImageLoadingTransformer)), ctx)
    {
        ImageFolder = ctx.LoadStringOrNull();
        _asImage = ctx.Reader.ReadBoolean();
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(Version());
        SaveColumns(ctx);
        ctx.SaveStringOrNull(ImageFolder);
        ctx.Writer.Write(_asImage);
    }

    private protected override MappedColumn MapColumn(DataViewSchema.Column input, int pair)
    {
        if (input.Type is not TextDataViewType)
            throw Contracts.ExceptSchemaMismatch("inputSchema", "input", input.Name, TextDataViewType.Instance.ToString()!, input.Type.ToString()!);
        DataViewType type = _asImage ? new ImageDataViewType() : new VectorDataViewType(NumberDataViewType.Byte);
        return new MappedColumn(new(ColumnPairs[pair].OutputColumnName, type), [input.Index], (DataViewRow row, out Action? dispose) =>
        {
            var getPath = row.GetGetter<ReadOnlyMemory<char>>(row.Schema[input.Index]);
            dispose = null;
            return _asImage ? MakeImageGetter(getPath, out dispose) : MakeBytesGetter(getPath);
        });
    }

    private static ImageLoadingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(Version());
        return new ImageLoadingTransformer(env, ctx);
    }

    private static VersionInfo Version() => new("IMGLOADR", 0x00010003, 0x00010003, 0x00010003, MLNetAssemblies.ImageAnalytics, LoaderSignature);

    // Disposes the image that the caller hands in, and with the row the last one it handed out.
    private ValueGetter<MLImage> MakeImageGetter(ValueGetter<ReadOnlyMemory<char>> getPath, out Action dispose)
    {
        var path = default(ReadOnlyMemory<char>);
        MLImage? last = null;
        dispose = () => last?.Dispose();
        return (ref MLImage destination) =>
        {
            destination?.Dispose();
            destination = null!;
            getPath(ref path);
            if (path.Length > 0)
            {
                var file = PathOf(path);
                using var bytes = new MemoryStream(File.ReadAllBytes(file));
                destination = MLImage.CreateFromStream(bytes);
                destination.Tag = file;
            }

            last = destination;
        };
    }

    private ValueGetter<VBuffer<byte>> MakeBytesGetter(ValueGetter<ReadOnlyMemory<char>> getPath)
    {
        var path = default(ReadOnlyMemory<char>);
        return (ref VBuffer<byte> destination) =>
        {
            getPath(ref path);
            if (path.Length == 0)
            {
                destination = VBufferEditor.Create(ref destination, 0).Commit();
                return;
            }

            using var file = new FileStream(PathOf(path), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
            if (file.Length > Array.MaxLength)
                throw new IOException($"File {file.Name} too big to open.");
            var editor = VBufferEditor.Create(ref destination, (int)file.Length);
            file.ReadExactly(editor.Values);
            destination = editor.Commit();
        };
    }

    private string PathOf(ReadOnlyMemory<char> path) => string.IsNullOrWhiteSpace(ImageFolder) ? path.ToString() : Path.Combine(ImageFolder, path.ToString());
}
