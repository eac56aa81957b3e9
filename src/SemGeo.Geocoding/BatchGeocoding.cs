using System.Buffers;
using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Geocoding;

/// <summary>What the geocoders do alike with a batch.</summary>
internal static class BatchGeocoding
{
    private const int BatchSize = 1 << 16;
    private const int ParallelFromChunks = 4;

    /// <summary>Checks the arguments and geocodes a batch coordinate by coordinate, in several threads where it is large enough.</summary>
    /// <param name="coordinates">The coordinates.</param>
    /// <param name="addresses">Receives an address for each.</param>
    /// <param name="find">Geocodes one; from several threads at once.</param>
    /// <param name="chunk">How many coordinates are worth handing to a thread.</param>
    /// <param name="maxDegreeOfParallelism">The most threads; 0 for as many as there are processors.</param>
    public static void Run(ReadOnlySpan<GeoCoordinate> coordinates, Span<Address> addresses, Func<GeoCoordinate, Address> find, int chunk, int maxDegreeOfParallelism)
    {
        Check(coordinates, addresses.Length);
        if (coordinates.Length < ParallelFromChunks * chunk || maxDegreeOfParallelism == 1)
        {
            for (var i = 0; i < coordinates.Length; i++)
                addresses[i] = find(coordinates[i]);
            return;
        }

        var threads = new ParallelOptions { MaxDegreeOfParallelism = maxDegreeOfParallelism == 0 ? -1 : maxDegreeOfParallelism };
        for (var start = 0; start < coordinates.Length; start += BatchSize)
        {
            var size = Math.Min(BatchSize, coordinates.Length - start);
            RunInParallel(coordinates.Slice(start, size), addresses.Slice(start, size), find, chunk, threads);
        }
    }

    /// <summary>Checks the arguments of <see cref="IReverseGeocoder.Geocode"/>.</summary>
    /// <param name="coordinates">The coordinates.</param>
    /// <param name="room">The number of addresses that fit into the result.</param>
    /// <exception cref="ArgumentException">There is not room for as many addresses.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is neither missing nor within the ranges of WGS84.</exception>
    public static void Check(ReadOnlySpan<GeoCoordinate> coordinates, int room)
    {
        if (room < coordinates.Length)
            throw new ArgumentException($"{coordinates.Length} coordinates need room for as many addresses, but there is room for {room}.", "addresses");
        for (var i = 0; i < coordinates.Length; i++)
        {
            if (!IsAllowed(coordinates[i]))
                throw OutOfRange(coordinates[i], nameof(coordinates), $"Coordinate {i}");
        }
    }

    /// <summary>Checks a single coordinate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is neither missing nor within the ranges of WGS84.</exception>
    public static void Check(GeoCoordinate coordinate)
    {
        if (!IsAllowed(coordinate))
            throw OutOfRange(coordinate, nameof(coordinate), "The coordinate");
    }

    // Spans cannot be shared with other threads, so a batch is copied in and out.
    private static void RunInParallel(ReadOnlySpan<GeoCoordinate> coordinates, Span<Address> addresses, Func<GeoCoordinate, Address> find, int chunk, ParallelOptions threads)
    {
        var count = coordinates.Length;
        var input = ArrayPool<GeoCoordinate>.Shared.Rent(count);
        var output = ArrayPool<Address>.Shared.Rent(count);
        coordinates.CopyTo(input);
        Parallel.For(0, (count + chunk - 1) / chunk, threads, number =>
        {
            var end = Math.Min(count, (number + 1) * chunk);
            for (var i = number * chunk; i < end; i++)
                output[i] = find(input[i]);
        });
        output.AsSpan(0, count).CopyTo(addresses);
        ArrayPool<GeoCoordinate>.Shared.Return(input);
        ArrayPool<Address>.Shared.Return(output, clearArray: true);
    }

    private static bool IsAllowed(GeoCoordinate coordinate) => coordinate.IsValid || coordinate.IsMissing;

    private static ArgumentOutOfRangeException OutOfRange(GeoCoordinate coordinate, string parameter, string which) =>
        new(parameter, coordinate, $"{which} is not on the earth: latitudes run from -90 to 90 and longitudes from -180 to 180 degrees. Give NaN for a missing coordinate.");
}
