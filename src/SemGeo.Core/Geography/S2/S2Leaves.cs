namespace SemGeo.Geography.S2;

/// <summary>The leaf cells of many positions at once.</summary>
public static class S2Leaves
{
    /// <summary>Finds the leaf cell of each position, about ten million a second and core.</summary>
    /// <param name="coordinates">The positions.</param>
    /// <param name="leaves">The leaf cells in the same order; <see cref="S2CellId.None"/> for a position that is missing or out of range.</param>
    /// <exception cref="ArgumentException">There is less room than positions.</exception>
    public static void Find(ReadOnlySpan<GeoCoordinate> coordinates, Span<S2CellId> leaves)
    {
        if (leaves.Length < coordinates.Length)
            throw new ArgumentException($"There is room for {leaves.Length} cells, but there are {coordinates.Length} positions.", nameof(leaves));
        for (var k = 0; k < coordinates.Length; k++)
        {
            if (!coordinates[k].IsValid)
            {
                leaves[k] = S2CellId.None;
                continue;
            }

            var (face, i, j) = S2Projection.ToLeaf(coordinates[k]);
            leaves[k] = new S2CellId(S2Hilbert.LeafId(face, i, j));
        }
    }
}
