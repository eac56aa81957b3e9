namespace SemGeo.Files;

/// <summary>
/// What comes out of a decompressor, up to a thousand bytes for each that went in: 785 bytes of bzip2 can stand for a gigabyte, and would be read for as long. Tables and lists of places, however
/// regular, stay below some hundred.
/// </summary>
internal sealed class ExpansionGuard(string path, ExpansionGuard.Counted compressed, Stream decompressing) : ForwardReadStream
{
    private const long MostOfAny = 32L << 20;
    private const long MostOfByte = 1_000;

    private long _given;

    public override int Read(byte[] buffer, int offset, int count) => Count(decompressing.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Count(decompressing.Read(buffer));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            decompressing.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int count)
    {
        _given += count;
        return _given <= MostOfAny + MostOfByte * compressed.Taken
            ? count : throw new ReadLimitException($"'{path}'", ReadLimit.Expansion, _given / Math.Max(1, compressed.Taken), MostOfByte);
    }

    /// <summary>Compressed data, and how much of it was taken.</summary>
    internal sealed class Counted(Stream stream) : ForwardReadStream
    {
        /// <summary>The bytes that were read so far.</summary>
        public long Taken { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) => Count(stream.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Count(stream.Read(buffer));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                stream.Dispose();
            base.Dispose(disposing);
        }

        private int Count(int count)
        {
            Taken += count;
            return count;
        }
    }
}
