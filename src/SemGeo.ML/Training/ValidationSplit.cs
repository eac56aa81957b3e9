using SemGeo.Geography;
using SemGeo.ML.TrainingReports;
using SemGeo.Numerics;

namespace SemGeo.ML.Training;

/// <summary>
/// Which photos are held back for validation: a share of the places (0.01 degrees, about a kilometer), so that photos of one place are never on both sides, but for what
/// <see cref="ValidationSplitPlanner"/> makes an exception of. A photo without a coordinate is a place of its own.
/// </summary>
/// <param name="fraction">The share to hold back.</param>
/// <param name="seed">Decides which.</param>
/// <param name="shares">Of the photos of some classes and places, the share that is held back of each photo by itself; 0 where all are for training.</param>
internal sealed class ValidationSplit(double fraction, int seed, IReadOnlyDictionary<ClassPlace, double> shares)
{
    /// <summary>What was done.</summary>
    public ValidationSplitReport? Report { get; init; }

    /// <summary>Whether a photo is held back.</summary>
    /// <param name="row">Its number.</param>
    /// <param name="coordinate">Where it was taken.</param>
    /// <param name="labels">Its class at each level.</param>
    public bool IsValidation(long row, GeoCoordinate coordinate, int[] labels)
    {
        if (shares.Count > 0 && shares.TryGetValue(new ClassPlace(labels, PlaceOf(coordinate)), out var share))
            return DrawOfPhoto(seed, row) < share;
        return (coordinate.IsMissing ? DrawOfPhoto(seed, row) : DrawOfPlace(seed, PlaceOf(coordinate))) < fraction;
    }

    /// <summary>The place of a coordinate; <see cref="ClassPlace.Nowhere"/> for a missing one.</summary>
    internal static long PlaceOf(GeoCoordinate coordinate) => coordinate.IsMissing
        ? ClassPlace.Nowhere
        : ((long)Math.Floor(coordinate.Latitude * ClassPlace.PlacesPerDegree) << 32) | (uint)(int)Math.Floor(coordinate.Longitude * ClassPlace.PlacesPerDegree);

    /// <summary>A number from 0 up to 1 that belongs to a place.</summary>
    internal static double DrawOfPlace(int seed, long place) => Draw(seed, (ulong)(place >> 32), (ulong)(int)place);

    /// <summary>A number from 0 up to 1 that belongs to a photo.</summary>
    internal static double DrawOfPhoto(int seed, long row) => Draw(seed, (ulong)row, ulong.MaxValue);

    private static double Draw(int seed, ulong a, ulong b) => SplitMix64.ToUnit(SplitMix64.Mix(SplitMix64.Mix(SplitMix64.Mix((ulong)seed) ^ a) ^ b));
}
