using SemGeo.Files;

namespace SemGeo.Tables.ParquetFiles;

/// <summary>Looks at the headers of a column's pages before the library makes room for what they announce.</summary>
internal static class ParquetPages
{
    private const int DataPage = 0, IndexPage = 1, DictionaryPage = 2, DataPageV2 = 3;
    private const int UsualHeaderBytes = 256;
    private const long MostHeaderBytes = 64L << 20;
    private const long MostOfAny = 64L << 20, MostOfByte = 1_000;

    /// <summary>Checks all pages of a column in a row group.</summary>
    /// <param name="file">The file, which can seek; its position is another afterwards.</param>
    /// <param name="chunk">The column.</param>
    /// <param name="end">Where the pages of the file end.</param>
    /// <exception cref="InvalidDataException">A header is damaged, a size or a count is impossible, or there are too few values.</exception>
    /// <exception cref="ReadLimitException">A page asks for too much memory.</exception>
    public static void Check(Stream file, ParquetChunk chunk, long end)
    {
        var (at, values) = (chunk.Start, 0L);
        while (values < chunk.Values)
        {
            if (at >= end)
                throw new InvalidDataException($"a column ends after {values} of {chunk.Values} values");
            var (header, length) = ReadHeader(file, at, end);
            var (type, compressed, size) = (header.Number("type"), header.Number("compressed_page_size"), header.Number("uncompressed_page_size"));
            at += length;
            if (compressed < 0 || compressed > end - at)
                throw new InvalidDataException($"the page at byte {at} has {compressed} bytes, and {end - at} are left before the footer");
            if (size < 0 || (!chunk.IsCompressed && size > compressed))
                throw new InvalidDataException($"the page at byte {at} has {size} bytes uncompressed, and {compressed} as it is written");
            if (size > MostOfAny + MostOfByte * compressed)
                throw new ReadLimitException($"The page at byte {at}", ReadLimit.Bytes, size, MostOfAny + MostOfByte * compressed);
            var count = CountOf(header, type, compressed, size, at);
            values += type == DictionaryPage ? 0 : count;
            if (count < 0 || values > chunk.Values)
                throw new InvalidDataException($"the page at byte {at} has {count} values, which makes {values} of {chunk.Values}");
            at += compressed;
        }
    }

    private static long CountOf(ThriftRecord header, long type, long compressed, long size, long at)
    {
        switch (type)
        {
            case DataPage:
                return header.Value<ThriftRecord>("data_page_header").Number("num_values");
            case DataPageV2:
                var data = header.Value<ThriftRecord>("data_page_header_v2");
                var (count, nulls) = (data.Number("num_values"), data.Number("num_nulls"));
                var (definitions, repetitions) = (data.Number("definition_levels_byte_length"), data.Number("repetition_levels_byte_length"));
                if (nulls < 0 || nulls > count)
                    throw new InvalidDataException($"the page at byte {at} has {nulls} absent values of {count}");
                return definitions >= 0 && repetitions >= 0 && definitions + repetitions <= Math.Min(compressed, size)
                    ? count : throw new InvalidDataException($"the page at byte {at} has levels of {definitions} and {repetitions} bytes, and {compressed} in all");
            case DictionaryPage:
                var entries = header.Value<ThriftRecord>("dictionary_page_header").Number("num_values");
                return entries <= size ? entries : throw new InvalidDataException($"the dictionary at byte {at} has {entries} entries in {size} bytes");
            default:
                throw new InvalidDataException($"the page at byte {at} is of the type {type}{(type == IndexPage ? ", an index," : "")} which is not read");
        }
    }

    // A header holds the least and the highest value, which may be long texts.
    private static (ThriftRecord Header, int Length) ReadHeader(Stream file, long at, long end)
    {
        for (long room = UsualHeaderBytes; ; room *= 16)
        {
            var bytes = new byte[Math.Min(room, end - at)];
            file.Position = at;
            file.ReadExactly(bytes);
            var reader = new ThriftReader(bytes, $"the page header at byte {at}");
            try
            {
                var header = reader.Read(ParquetStructs.PageHeader);
                return (header, reader.Position);
            }
            catch (InvalidDataException) when (bytes.Length == room && room < MostHeaderBytes)
            {
                // It may be longer than what was read.
            }
        }
    }
}
