using System.Globalization;
using SemGeo.Files;
using SemGeo.Geography;

namespace SemGeo.Pipelines.Input;

/// <summary>A CSV or TSV table with a position a row, read in a stream; every row keeps its own text.</summary>
internal sealed class CoordinateTable : IDisposable
{
    private static readonly string[] Latitudes = ["latitude", "lat"];
    private static readonly string[] Longitudes = ["longitude", "lon", "lng", "long"];

    private readonly StreamReader _text;
    private readonly DelimitedReader _reader;
    private readonly int _latitude;
    private readonly int _longitude;
    private readonly int _group;

    private CoordinateTable(StreamReader text, DelimitedReader reader, int latitude, int longitude, int group)
    {
        (_text, _reader, _latitude, _longitude, _group) = (text, reader, latitude, longitude, group);
        Heading = reader.Record;
    }

    /// <summary>The heading line as it is.</summary>
    public string Heading { get; }

    /// <summary>The row's number, from 0.</summary>
    public long Row { get; private set; } = -1;

    /// <summary>The row's text as it is.</summary>
    public string Record => _reader.Record;

    /// <summary>The row's position; missing where either part is absent, no number or out of range.</summary>
    public GeoCoordinate Coordinate { get; private set; }

    /// <summary>The row's group; empty where there is none.</summary>
    public ReadOnlySpan<char> Group => _group >= 0 && _group < _reader.Count ? _reader[_group] : default;

    /// <summary>How much of the file was read, 0 to 1.</summary>
    public double Share => _text.BaseStream is { CanSeek: true, Length: > 0 } stream ? stream.Position / (double)stream.Length : 0;

    /// <summary>Opens a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="latitude">The heading of the latitudes; null for the usual ones.</param>
    /// <param name="longitude">The heading of the longitudes; null for the usual ones.</param>
    /// <param name="group">The heading of the groups; null for none.</param>
    /// <exception cref="InvalidDataException">The table is empty or lacks a column; the message names the headings that it has.</exception>
    public static CoordinateTable Open(string path, string? latitude = null, string? longitude = null, string? group = null)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no table '{path}'.", path);
        var text = new StreamReader(path);
        try
        {
            var reader = new DelimitedReader(text, DelimitedReader.SeparatorOf(path), path);
            if (!reader.Read())
                throw new InvalidDataException($"The table '{path}' is empty: it needs a heading line.");
            return new CoordinateTable(
                text, reader, Find(reader, path, "latitudes", latitude, Latitudes), Find(reader, path, "longitudes", longitude, Longitudes), group is null ? -1 : Find(reader, path, "groups", group, []));
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    /// <summary>Moves to the next row.</summary>
    public bool Read()
    {
        if (!_reader.Read())
            return false;
        Row++;
        var coordinate = new GeoCoordinate(Number(_latitude), Number(_longitude));
        Coordinate = coordinate.IsValid ? coordinate : GeoCoordinate.Missing;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    private static int Find(DelimitedReader reader, string path, string what, string? given, string[] usual)
    {
        var found = reader.IndexOf(given is null ? usual : [given]);
        if (found >= 0)
            return found;
        var headings = string.Join(", ", Enumerable.Range(0, reader.Count).Select(i => $"'{reader[i]}'"));
        throw new InvalidDataException($"The table '{path}' has no column '{given ?? usual[0]}' for {what}; its heading line has {headings}. Name the column with --latitude, --longitude or --group.");
    }

    private double Number(int column) =>
        column < _reader.Count && double.TryParse(_reader[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
