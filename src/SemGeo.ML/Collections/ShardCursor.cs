using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Files;
using SemGeo.Geography;
using SemGeo.ML.Schema;
using SemGeo.ML.Views;
using SemGeo.Tables;
using SemGeo.Vision.Input;
using SemGeo.Vision.Shards;

namespace SemGeo.ML.Collections;

/// <summary>Cursor of a <see cref="ShardDataView"/>.</summary>
internal sealed class ShardCursor : DataViewRowCursor
{
    private readonly ShardDataView _view;
    private readonly (int Number, string Path)[] _shards;
    private readonly bool[] _active;
    private readonly bool _countsPositions;
    private readonly Delegate[] _getters;
    private ShardReader? _reader;
    private ShardPhoto? _photo;
    private GeoCoordinate? _coordinate;
    private long _position = -1;
    private int _next;
    private uint _row;
    private bool _isAtEnd;
    private long _problems;
    private string? _firstProblem;

    public ShardCursor(ShardDataView view, (int Number, string Path)[] shards, bool[] active)
    {
        _view = view;
        _shards = shards;
        _active = active;
        _countsPositions = active[view.Schema[GeoColumns.Latitude].Index] || active[view.Schema[GeoColumns.Longitude].Index];
        Report = new PositionReport { Source = view.Source };
        _getters =
        [
            Text(photo => photo.Id),
            Text(photo => photo.Address.ToString()),
            (ValueGetter<VBuffer<byte>>)((ref VBuffer<byte> value) => ReadBytes(Photo.Address, ref value)),
            (ValueGetter<double>)((ref double value) => value = Coordinate.Latitude),
            (ValueGetter<double>)((ref double value) => value = Coordinate.Longitude),
            .. view.TextColumns.Select(name => Text(photo => ShardMetadata.Text(photo.Json, name))),
        ];
    }

    public override DataViewSchema Schema => _view.Schema;

    public override long Position => _position;

    public override long Batch => 0;

    private ShardPhoto Photo => _photo ?? throw new InvalidOperationException("The cursor stands on no row: call MoveNext first.");

    private GeoCoordinate Coordinate => _coordinate ??= _view.CoordinateOf(Photo);

    /// <summary>What became of the positions so far, where a column of them is asked for.</summary>
    public PositionReport Report { get; }

    public override bool MoveNext()
    {
        (_photo, _coordinate) = (null, null);
        while (_next < _shards.Length)
        {
            _reader ??= ShardReader.Open(_shards[_next].Path);
            if (_reader.Read())
            {
                _photo = _reader.Photo;
                _row = _position < 0 || _row == uint.MaxValue ? 0 : _row + 1;
                _position++;
                if (_photo.Problem is { } problem && _problems++ == 0)
                    _firstProblem = $"'{_photo.Id}': {problem}";
                if (_countsPositions)
                    _view.Count(_photo, Report);
                return true;
            }

            var damage = _reader.Damage;
            _reader.Dispose();
            (_reader, _row) = (null, uint.MaxValue);
            _next++;
            if (damage is not null)
                _view.Report(damage);
        }

        if (!_isAtEnd)
            _view.Report(_problems, _firstProblem);
        if (_countsPositions && !_isAtEnd)
            _view.Report(Report);
        (_position, _isAtEnd) = (-1, true);
        return false;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => GetterChecks.IsActive(Schema, _active, column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        GetterChecks.ThrowUnlessActive(Schema, _active, column);
        return GetterChecks.As<TValue>(_getters[column.Index], column);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) =>
    {
        _ = Photo;
        value = new DataViewRowId(((ulong)_shards[_next].Number << 32) | _row, 0);
    };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _reader?.Dispose();
        base.Dispose(disposing);
    }

    private ValueGetter<ReadOnlyMemory<char>> Text(Func<ShardPhoto, string> text) => (ref ReadOnlyMemory<char> value) => value = text(Photo).AsMemory();

    // Without a whole photo there are no bytes, and whoever decodes them says so.
    private static void ReadBytes(ShardAddress address, ref VBuffer<byte> value)
    {
        using var shard = RegularFile.OpenHandle(address.Path);
        var length = address.Length <= PhotoFile.MaxBytes && address.Offset <= RandomAccess.GetLength(shard) - address.Length ? (int)address.Length : 0;
        var editor = VBufferEditor.Create(ref value, length);
        var read = 0;
        while (read < length && RandomAccess.Read(shard, editor.Values[read..length], address.Offset + read) is > 0 and var count)
            read += count;
        value = editor.Commit();
    }
}
