using SemGeo.Geography;

namespace SemGeo.Synthetic.Sampling;

/// <summary>How far a place is from the nearest other one, over a grid of one-degree cells.</summary>
internal sealed class NeighbourDistance
{
    private readonly Dictionary<(int Latitude, int Longitude), List<SyntheticPlace>> _cells = [];

    public NeighbourDistance(IEnumerable<SyntheticPlace> places)
    {
        foreach (var place in places)
        {
            var key = KeyOf(place.Coordinate);
            if (!_cells.TryGetValue(key, out var cell))
                _cells[key] = cell = [];
            cell.Add(place);
        }
    }

    /// <summary>Kilometres to the nearest place that is not at the very same spot; infinite where none is in the nine cells around.</summary>
    public double Of(SyntheticPlace place)
    {
        var (latitude, longitude) = KeyOf(place.Coordinate);
        var nearest = double.PositiveInfinity;
        for (var dy = -1; dy <= 1; dy++)
        {
            for (var dx = -1; dx <= 1; dx++)
            {
                if (!_cells.TryGetValue((latitude + dy, (longitude + dx + 540) % 360 - 180), out var cell))
                    continue;
                foreach (var other in cell)
                {
                    if (other.Id != place.Id && other.Coordinate != place.Coordinate)
                        nearest = Math.Min(nearest, GreatCircle.DistanceKm(place.Coordinate, other.Coordinate));
                }
            }
        }

        return nearest;
    }

    private static (int Latitude, int Longitude) KeyOf(GeoCoordinate c) =>
        ((int)Math.Floor(c.Latitude), ((int)Math.Floor(c.Longitude) + 540) % 360 - 180);
}
