using SemGeo.Vision.Input;

namespace SemGeo.Vision.Shards;

/// <summary>Reads a tar file in WebDataset's layout, header by header.</summary>
internal sealed class TarShardReader(FileWindow file) : ShardReader(file.Path)
{
    private const int MaxMetadataBytes = 1 << 20;

    private static readonly HashSet<string> ImageExtensions = new(StringComparer.OrdinalIgnoreCase) { "jpg", "jpeg", "jpe", "png", "webp", "gif", "bmp", "tif", "tiff", "heic", "heif", "avif" };

    private long _offset;
    private bool _ended;
    private string? _longName;
    private string? _extendedPath;
    private long? _extendedSize;

    // The photo whose files are being collected.
    private string? _key;
    private ShardAddress? _image;
    private string _imageExtension = "";
    private byte[]? _json;

    public override bool Read()
    {
        Current = null;
        while (!_ended)
        {
            if (NextFile(out var name, out var content))
            {
                var finished = Add(name, content);
                if (finished is not null)
                    return Give(finished);
            }
            else if (_ended && Finish() is { } last)
            {
                return Give(last);
            }
        }

        return false;
    }

    public override void Dispose() => file.Dispose();

    private bool Give(ShardPhoto photo)
    {
        Current = photo;
        return true;
    }

    /// <summary>Reads one header; true where it is that of a plain file.</summary>
    private bool NextFile(out string name, out ShardAddress content)
    {
        (name, content) = ("", default);
        var block = file.Get(_offset, TarHeader.BlockSize).Span;
        if (block.Length < TarHeader.BlockSize)
            return End(block.IsEmpty ? "it ends without the mark of a tar file's end, so that files may be lacking." : "it ends within a header.");
        if (TarHeader.IsZero(block))
        {
            _ended = true;
            return false;
        }

        if (!TarHeader.IsSound(block) || !TarHeader.TryReadSize(block, out var size))
            return End("there is no header of a tar file.");
        var type = TarHeader.TypeOf(block);
        name = TarHeader.NameOf(block);
        var isFile = type is '0' or '\0' or '7';
        size = isFile ? _extendedSize ?? size : size;
        var start = _offset + TarHeader.BlockSize;
        if (size > file.Length - start)
            return End($"'{name}' has {size} bytes, and the shard ends {file.Length - start} bytes after its header.");
        if (type is 'x' or 'L' && size > MaxMetadataBytes)
            return End($"a name has {size} bytes.");
        if (type == 'x')
            TarHeader.ReadExtended(file.Get(start, (int)size).Span, ref _extendedPath, ref _extendedSize);
        else if (type == 'L')
            _longName = TarHeader.Text(file.Get(start, (int)size).Span);
        _offset = start + ((size + TarHeader.BlockSize - 1) / TarHeader.BlockSize * TarHeader.BlockSize);
        if (type is 'x' or 'L' or 'g' or 'K')
            return false;
        name = _extendedPath ?? _longName ?? name;
        (_extendedPath, _longName, _extendedSize) = (null, null, null);
        content = new(Path, start, size);
        return isFile;
    }

    private bool End(string reason)
    {
        _ended = true;
        Damage = new(Path, Math.Min(_offset, file.Length), reason);

        // Of a photo that the damage cuts in two there may be the pixels without the position.
        if (_json is null)
            _image = null;
        return false;
    }

    /// <summary>Takes a file; returns the photo before it where that is complete.</summary>
    private ShardPhoto? Add(string name, ShardAddress content)
    {
        var start = name.LastIndexOf('/') + 1;
        var dot = name.IndexOf('.', start);

        // Nobody's photos: "._0001.jpg", which macOS puts before each file.
        if (dot == start)
            return null;
        var (key, extension) = dot < 0 ? (name, "") : (name[..dot], name[(dot + 1)..]);
        var (isImage, isJson) = (ImageExtensions.Contains(extension), extension.Equals("json", StringComparison.OrdinalIgnoreCase));

        // A file that the photo has already belongs to another one of the same name.
        var isAnother = key != _key || (isImage && _image is not null && extension == _imageExtension) || (isJson && _json is not null);
        var finished = isAnother ? Finish() : null;
        _key = key;
        if (_image is null && isImage)
            (_image, _imageExtension) = (content, extension);
        else if (isJson && content.Length <= MaxMetadataBytes)
            _json = file.Get(content.Offset, (int)content.Length).ToArray();
        return finished;
    }

    private ShardPhoto? Finish()
    {
        var photo = _image is { } image ? ShardMetadata.Photo(_key!, image, _json) : null;
        (_key, _image, _json) = (null, null, null);
        return photo;
    }
}
