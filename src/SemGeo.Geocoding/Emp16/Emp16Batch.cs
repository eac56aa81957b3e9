using System.Runtime.InteropServices;
using SemGeo.Geography;

namespace SemGeo.Geocoding.Emp16;

/// <summary>Rows of an EMP-16 file that were read ahead: positions, and the ids as geocoded in UTF-8, end to end.</summary>
internal sealed class Emp16Batch
{
    private readonly List<GeoCoordinate> _coordinates = [];
    private readonly List<int> _rowEnds = [];
    private readonly List<int> _idEnds = [];
    private readonly List<byte> _bytes = [];

    /// <summary>The number of rows.</summary>
    public int Count => _coordinates.Count;

    /// <summary>The bytes of the ids.</summary>
    public int IdBytes => _bytes.Count;

    /// <summary>The position of a row.</summary>
    public GeoCoordinate CoordinateOf(int row) => _coordinates[row];

    /// <summary>The numbers of a row's ids: the first, and the one behind the last.</summary>
    public (int First, int End) IdsOf(int row) => (row == 0 ? 0 : _rowEnds[row - 1], _rowEnds[row]);

    /// <summary>An id by its number.</summary>
    public ReadOnlySpan<byte> Id(int number) => CollectionsMarshal.AsSpan(_bytes)[(number == 0 ? 0 : _idEnds[number - 1]).._idEnds[number]];

    /// <summary>Copies the reader's row.</summary>
    public void Add(Emp16Reader reader)
    {
        for (var i = 0; i < reader.RawIdCount; i++)
        {
            _bytes.AddRange(reader.RawIdUtf8(i));
            _idEnds.Add(_bytes.Count);
        }

        _rowEnds.Add(_idEnds.Count);
        _coordinates.Add(reader.Coordinate);
    }

    /// <summary>Makes room for other rows.</summary>
    public void Clear()
    {
        _coordinates.Clear();
        _rowEnds.Clear();
        _idEnds.Clear();
        _bytes.Clear();
    }
}
