using System.Globalization;
using System.Text;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Shards;

/// <summary>Reads the authors' shards: MessagePack maps one after the other, each with the keys image (the encoded photo) and id.</summary>
/// <remarks>
/// Keys and texts may be raw bytes, as old msgpack libraries write them. A record without an image is a photo without bytes, which whoever decodes it counts as a bad one; what is no record ends the
/// shard. Nothing is turned into objects: a hostile file can neither nest deeply nor claim more than it holds.
/// </remarks>
internal sealed class MessagePackShardReader(FileWindow file) : ShardReader(file.Path)
{
    /// <summary>What a key or an id may take.</summary>
    private const int MaxTextBytes = 1 << 16;

    private long _offset;
    private long _row;

    public override bool Read()
    {
        Current = null;
        while (Damage is null && _offset < file.Length)
        {
            var start = _offset;
            try
            {
                // A shard may hold nil where a photo could not be had.
                var head = Next();
                if (head.Kind == MessagePackKind.Nothing)
                    continue;
                Current = head.Kind == MessagePackKind.Map ? ReadRecord(head.Count) : throw new InvalidDataException("there is no map.");
                _row++;
                return true;
            }
            catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
            {
                Damage = new(Path, start, e is EndOfStreamException ? "it ends within a record." : $"there is no record of a photo in MessagePack: {e.Message}");
            }
        }

        return false;
    }

    public override void Dispose() => file.Dispose();

    private ShardPhoto ReadRecord(long pairs)
    {
        var image = new ShardAddress(Path, _offset, 0);
        string id = "", latitude = "", longitude = "";
        for (; pairs > 0; pairs--)
        {
            var key = ReadText();
            if (key == "image")
                image = ReadImage();
            else if (ShardMetadata.Ids.Contains(key))
                id = ReadText();
            else if (ShardMetadata.Latitudes.Contains(key))
                latitude = ReadText();
            else if (ShardMetadata.Longitudes.Contains(key))
                longitude = ReadText();
            else
                Skip(1);
        }

        return new(id.Length > 0 ? id : _row.ToString(CultureInfo.InvariantCulture), image, ShardMetadata.Coordinate(latitude, longitude), default);
    }

    private ShardAddress ReadImage()
    {
        var head = Next();
        if (head.Kind == MessagePackKind.Bytes)
        {
            _offset += head.Count;
            return new(Path, _offset - head.Count, head.Count);
        }

        Skip(ValuesIn(head));
        return new(Path, _offset, 0);
    }

    /// <summary>A text, raw bytes that are one, or a number; empty for anything else.</summary>
    private string ReadText()
    {
        var head = Next();
        switch (head.Kind)
        {
            case MessagePackKind.Number:
                return head.Number;
            case MessagePackKind.Bytes when head.Count <= MaxTextBytes:
                var text = Encoding.UTF8.GetString(file.Get(_offset, (int)head.Count).Span);
                _offset += head.Count;
                return text;
            case MessagePackKind.Bytes:
                _offset += head.Count;
                return "";
            default:
                Skip(ValuesIn(head));
                return "";
        }
    }

    // A counter stands in for recursion. Each value takes a byte at least, so that the file's end bounds it.
    private void Skip(long values)
    {
        for (; values > 0; values--)
        {
            var head = Next();
            values += ValuesIn(head);
            if (head.Kind == MessagePackKind.Bytes)
                _offset += head.Count;
        }
    }

    private static long ValuesIn(MessagePackToken head) => head.Kind switch
    {
        MessagePackKind.Array => head.Count,
        MessagePackKind.Map => 2 * head.Count,
        _ => 0,
    };

    /// <summary>Reads the head of a value; what it says to follow is there as bytes.</summary>
    private MessagePackToken Next()
    {
        var head = MessagePackToken.Read(file.Get(_offset, MessagePackToken.MaxSize).Span);
        _offset += head.Size;
        return head.Kind == MessagePackKind.Bytes && head.Count > file.Length - _offset ? throw new EndOfStreamException() : head;
    }
}
