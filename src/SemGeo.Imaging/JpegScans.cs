namespace SemGeo.Imaging;

/// <summary>Follows a JPEG's markers to its end: what decoders paint over silently (a file that is cut short, markers amid the data, lost restart markers) is found here.</summary>
internal static class JpegScans
{
    // A progressive file may hold any number of scans over the whole image: real ones have about ten.
    private const int MaxScans = 200;

    private const byte StartOfScan = 0xDA, EndOfImage = 0xD9, DefineRestartInterval = 0xDD;

    /// <summary>Checks all scans.</summary>
    /// <param name="encoded">The file.</param>
    /// <param name="header">Its header.</param>
    /// <returns>Where the end's marker (0xFF 0xD9) is.</returns>
    /// <exception cref="ImageDecodingException">The file is cut short or corrupt, has more than 200 scans, or scans that pass over too many blocks.</exception>
    public static int Check(ReadOnlySpan<byte> encoded, in JpegHeader header)
    {
        var (position, interval, blocks) = (header.FirstScan, header.RestartInterval, 0L);
        for (var scans = 0; ;)
        {
            var (marker, start) = JpegHeader.NextMarker(encoded, position);
            if (marker == EndOfImage)
                return start - 2;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                position = start;
                continue;
            }
            if (scans > 0 && !header.HasSeveralScans && marker is not (>= 0xE0 and <= 0xEF) and not 0xFE)
                throw new ImageDecodingException($"JPEG: marker 0x{marker:X2} amid the image's data; bytes of the file are lost or changed.");
            var content = JpegHeader.Segment(encoded, start);
            position = start + 2 + content.Length;
            if (marker == DefineRestartInterval && content.Length == 2)
                interval = (content[0] << 8) | content[1];
            if (marker != StartOfScan)
                continue;
            if (++scans > MaxScans)
                throw new ImageDecodingException($"JPEG: more than {MaxScans} scans; the file is made to waste time.");
            blocks += header.BlocksOf(content);
            if (blocks > DecodingBudget.MaxBlocks)
                throw new ImageDecodingException($"JPEG: its scans pass over more than {DecodingBudget.MaxBlocks / 1_000_000} million blocks; the file is made to waste time.");
            // Of a scan of one component the number of units depends on its sampling; a decoder of several scans copes with either.
            var units = header.HasSeveralScans ? 0 : header.UnitColumns * (long)header.UnitRows;
            position = PassData(encoded, position, interval, units);
        }
    }

    // Behind the scan's data. Restart markers count from 0 to 7 and on from 0.
    private static int PassData(ReadOnlySpan<byte> encoded, int position, int interval, long units)
    {
        var restarts = 0;
        while (true)
        {
            var found = encoded[position..].IndexOf((byte)0xFF);
            if (found < 0 || position + found + 1 >= encoded.Length)
                throw JpegHeader.EndsTooEarly();
            position += found;
            var next = encoded[position + 1];
            if (next == 0)
            {
                position += 2;
            }
            else if (next == 0xFF)
            {
                position++;
            }
            else if (next is >= 0xD0 and <= 0xD7)
            {
                if (interval == 0 || (next & 7) != (restarts++ & 7))
                    throw new ImageDecodingException($"JPEG: restart marker {next & 7} out of turn; bytes of the file are lost or changed.");
                position += 2;
            }
            else
            {
                break;
            }
        }
        // Some encoders write one more behind the last unit.
        if (interval > 0 && units > 0 && restarts - (units - 1) / interval is not (0 or 1))
            throw new ImageDecodingException($"JPEG: {restarts} restart markers, and {(units - 1) / interval} belong in it; bytes of the file are lost or changed.");
        return position;
    }
}
