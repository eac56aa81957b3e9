using SemGeo.Geography;

namespace SemGeo.Synthetic.Sampling;

/// <summary>How far a place is from the nearest one at another spot.</summary>
internal sealed class NeighbourDistance
{
    private readonly GeoCoordinate[] _spots;
    private readonly Dictionary<GeoCoordinate, int> _numbers = [];
    private readonly SphereIndex _index;

    public NeighbourDistance(IEnumerable<SyntheticPlace> places)
    {
        _spots = [.. places.Select(place => place.Coordinate).Distinct()];
        for (var i = 0; i < _spots.Length; i++)
            _numbers.Add(_spots[i], i);
        _index = SphereIndex.Of(Array.ConvertAll(_spots, UnitVector.Of));
    }

    /// <summary>Kilometers from one of the places to the nearest that is not at the very same spot; infinite where there is none.</summary>
    public double Of(SyntheticPlace place)
    {
        Span<int> nearest = stackalloc int[1];
        return _index.FindNearest(UnitVector.Of(place.Coordinate), nearest, except: _numbers[place.Coordinate]) == 0
            ? double.PositiveInfinity
            : GreatCircle.DistanceKm(place.Coordinate, _spots[nearest[0]]);
    }
}
