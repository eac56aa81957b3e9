using System.Globalization;
using System.Runtime.InteropServices;
using SemGeo.Geography;

namespace SemGeo.Benchmarks.Partition;

/// <summary>
/// Addresses like those of EMP-16, always the same for a number of rows: a tree of locations grows as images choose among what is
/// there by how often it was chosen (Pitman-Yor processes, one a location), which gives the Zipf-like counts of real places:
/// few with many images, most with one. Some addresses lack a location, have one of another place, two that changed places or one twice.
/// </summary>
internal sealed class Emp16Likeness
{
    private const int Seed = 20221;
    private const double LacksLocation = 0.03;
    private const double WrongLocation = 0.01;
    private const double Swapped = 0.004;
    private const double Twice = 0.002;

    // Addresses of 2 to 9 locations: of 1000 as many as this have 2, 3, ...
    private static readonly int[] Depths = [10, 50, 120, 220, 240, 180, 110, 70];

    // By depth: how readily the first images found new locations, how readily later ones do, and how far these lie from the one above.
    private static readonly (double Strength, double Discount, double Degrees)[] Growth =
        [(15, 0.0, 180), (10, 0.1, 6), (8, 0.15, 1.5), (3, 0.15, 0.4), (0.3, 0.15, 0.1), (0.05, 0.1, 0.04), (0.05, 0.1, 0.02), (0.05, 0.1, 0.01), (0.05, 0.1, 0.005)];

    private readonly Random _random = new(Seed);
    private readonly List<Place> _places = [new Place { Parent = -1, Visits = [] }];
    private readonly List<int> _pool = [];

    /// <summary>Grows a collection.</summary>
    public Emp16Likeness(int rows)
    {
        Starts = new int[rows + 1];
        Coordinates = new GeoCoordinate[rows];
        Span<int> address = stackalloc int[Growth.Length + 1];
        for (var row = 0; row < rows; row++)
        {
            var length = Walk(address);
            var place = _places[address[0]];
            Coordinates[row] = Near(place.Centre, Growth[length - 1].Degrees / 4);
            _pool.AddRange(address[..Disturb(address, length)]);
            Starts[row + 1] = _pool.Count;
        }
    }

    /// <summary>Where the address of each row begins in <see cref="Pool"/>.</summary>
    public int[] Starts { get; }

    /// <summary>The locations of all addresses, fine to coarse.</summary>
    public ReadOnlySpan<int> Pool => CollectionsMarshal.AsSpan(_pool);

    /// <summary>The position of each row.</summary>
    public GeoCoordinate[] Coordinates { get; }

    /// <summary>The id of a location: OSM's letter and a number of up to ten digits.</summary>
    public static string IdOf(int place)
    {
        // A bijection of the numbers below 2^33, so that ids differ and look like OSM's.
        var number = (ulong)place * 5882353169 % (1UL << 33);
        return string.Create(CultureInfo.InvariantCulture, $"{"RWN"[place % 3]}{number}");
    }

    private int Walk(Span<int> address)
    {
        var (length, draw) = (2, _random.Next(Depths.Sum()));
        for (; draw >= Depths[length - 2]; length++)
            draw -= Depths[length - 2];
        var at = 0;
        for (var depth = 0; depth < length; depth++)
        {
            at = Choose(at, depth);
            address[length - 1 - depth] = at;
        }

        return length;
    }

    /// <summary>One of the places within another, as a random earlier image chose, or a new one.</summary>
    private int Choose(int parent, int depth)
    {
        var (strength, discount, degrees) = Growth[depth];
        ref var place = ref CollectionsMarshal.AsSpan(_places)[parent];
        var visits = place.Visits ??= [];
        var draw = (int)Math.Min(int.MaxValue, _random.NextDouble() * (visits.Count + strength));
        var chosen = draw < visits.Count ? visits[draw] : -1;

        // Whoever founded a place (noted with the sign bit) founds another one now and then.
        var founder = chosen < -1;
        chosen = founder ? ~chosen : chosen;
        if (chosen < 0 || (founder && _random.NextDouble() < discount))
        {
            visits.Add(~_places.Count);
            _places.Add(new Place { Parent = parent, Centre = depth == 0 ? Anywhere() : Near(place.Centre, degrees) });
            return _places.Count - 1;
        }

        visits.Add(chosen);
        return chosen;
    }

    private GeoCoordinate Anywhere() => new(Math.Asin(1.6 * _random.NextDouble() - 0.7) * 180 / Math.PI, 360 * _random.NextDouble() - 180);

    private GeoCoordinate Near(GeoCoordinate centre, double degrees)
    {
        var latitude = Math.Clamp(centre.Latitude + degrees * (_random.NextDouble() - 0.5), -90, 90);
        var longitude = Math.IEEERemainder(centre.Longitude + degrees * (_random.NextDouble() - 0.5), 360);
        return new(Math.Round(latitude, 6), Math.Round(longitude, 6));
    }

    /// <summary>What is wrong in real data: a location left out, of another place, in the wrong order, or named twice.</summary>
    private int Disturb(Span<int> address, int length)
    {
        var draw = _random.NextDouble();
        var at = 1 + _random.Next(length - 1);
        if (draw < LacksLocation && length > 2)
        {
            address[(at + 1)..length].CopyTo(address[at..]);
            return length - 1;
        }

        if ((draw -= LacksLocation) < WrongLocation && draw >= 0)
            address[at] = _pool.Count > 0 ? _pool[_random.Next(_pool.Count)] : address[at];
        else if ((draw -= WrongLocation) < Swapped && draw >= 0)
            (address[at - 1], address[at]) = (address[at], address[at - 1]);
        else if ((draw -= Swapped) < Twice && draw >= 0)
            address[at - 1] = address[at];
        return length;
    }

    private struct Place
    {
        public int Parent;
        public GeoCoordinate Centre;
        public List<int>? Visits;
    }
}
