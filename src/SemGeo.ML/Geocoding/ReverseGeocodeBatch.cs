using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.ML.Hosting;
using SemGeo.ML.Views;

namespace SemGeo.ML.Geocoding;

/// <summary>The coordinates of the rows that were read ahead, and their addresses.</summary>
internal sealed class ReverseGeocodeBatch(
    IReverseGeocoder geocoder, InvalidCoordinatePolicy onInvalid, DataViewRow input, DataViewSchema.Column latitudeColumn, DataViewSchema.Column longitudeColumn, int capacity,
    SkipLog skipped) : IRowBatch
{
    // Geocoders hand one instance to all coordinates of a place, so that most rows find their text.
    private const int MaxTexts = 1 << 16;

    private readonly Dictionary<Address, ReadOnlyMemory<char>> _texts = new(ReferenceEqualityComparer.Instance);
    private readonly Func<double> _latitude = Degrees.Reader(input, latitudeColumn);
    private readonly Func<double> _longitude = Degrees.Reader(input, longitudeColumn);
    private readonly GeoCoordinate[] _coordinates = new GeoCoordinate[capacity];
    private readonly Address[] _addresses = new Address[capacity];

    public void Fetch(int slot) => _coordinates[slot] = Check(new GeoCoordinate(_latitude(), _longitude()), input.Position);

    public Action Prepare(int first, int count) => () => geocoder.Geocode(_coordinates.AsSpan(first, count), _addresses.AsSpan(first, count));

    public Delegate?[] CreateGetters(Func<int> slot)
    {
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> ids = (ref VBuffer<ReadOnlyMemory<char>> destination) =>
        {
            var address = _addresses[slot()].LocationIds;
            var editor = VBufferEditor.Create(ref destination, address.Length);
            for (var i = 0; i < address.Length; i++)
                editor.Values[i] = address[i].AsMemory();
            destination = editor.Commit();
        };
        ValueGetter<ReadOnlyMemory<char>> text = (ref ReadOnlyMemory<char> destination) =>
            destination = TextOf(_addresses[slot()]);
        return [ids, text];
    }

    public void Dispose() => skipped.Dispose();

    private ReadOnlyMemory<char> TextOf(Address address)
    {
        if (_texts.TryGetValue(address, out var text))
            return text;
        if (_texts.Count == MaxTexts)
            _texts.Clear();
        return _texts[address] = geocoder.Locations.TextOf(address.LocationIds).AsMemory();
    }

    private GeoCoordinate Check(GeoCoordinate coordinate, long row)
    {
        if (coordinate.IsMissing || coordinate.IsValid)
            return coordinate;
        if (onInvalid == InvalidCoordinatePolicy.Throw)
            throw new InvalidCoordinateException(coordinate, row);
        skipped.Add(row, null, FormattableString.Invariant($"the coordinate ({coordinate.Latitude}, {coordinate.Longitude}) is out of range and counts as missing"));
        return GeoCoordinate.Missing;
    }
}
