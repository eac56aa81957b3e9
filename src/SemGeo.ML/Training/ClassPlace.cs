namespace SemGeo.ML.Training;

/// <summary>The photos of one place that have the same class at each level.</summary>
/// <param name="Labels">The class at each level, -1 where one is missing.</param>
/// <param name="Place">The place: <see cref="ValidationSplit.PlaceOf"/>.</param>
internal readonly record struct ClassPlace(int[] Labels, long Place)
{
    /// <summary>The place of photos without a coordinate.</summary>
    public const long Nowhere = long.MinValue;

    /// <summary>The side of a place is 0.01 degrees.</summary>
    public const double PlacesPerDegree = 100;

    /// <summary>Equal by what the labels are.</summary>
    public bool Equals(ClassPlace other) => Place == other.Place && Labels.AsSpan().SequenceEqual(other.Labels);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Place);
        foreach (var label in Labels)
            hash.Add(label);
        return hash.ToHashCode();
    }
}
