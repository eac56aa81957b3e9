namespace SemGeo.Files;

/// <summary>A file for a library that may read a damaged one for ever: who goes on reading at its end, or reads it over and over, is stopped.</summary>
/// <param name="file">The file, which it disposes; it can seek.</param>
internal sealed class FruitlessReadGuard(Stream file) : SeekableReadStream(file)
{
    private const int MostAtEnd = 1_000, MostTimes = 64;
    private const long MostOfAny = 16L << 20;

    private int _atEnd;
    private long _given;

    public override int Read(Span<byte> buffer)
    {
        var read = Inner.Read(buffer);
        if (read == 0 && !buffer.IsEmpty && ++_atEnd > MostAtEnd)
            throw new InvalidDataException("it is read on and on behind its end");
        _given += read;
        return _given <= MostOfAny + MostTimes * Inner.Length ? read : throw new InvalidDataException("it is read again and again");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Inner.Dispose();
        base.Dispose(disposing);
    }
}
