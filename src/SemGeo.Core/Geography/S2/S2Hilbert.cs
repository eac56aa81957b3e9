namespace SemGeo.Geography.S2;

/// <summary>
/// The Hilbert curve of a face of the S2 cube, by tables of four levels a step: from (i, j), the leaf cell's column and row, to the
/// position along the curve and back.
/// </summary>
/// <remarks>
/// The curve turns by swapping the axes (1), by inverting both (2), or both; an orientation is one of those four. The tables are
/// indexed by eight bits of coordinates or position and two of orientation, and give eight bits of the other and the orientation
/// within.
/// </remarks>
internal static class S2Hilbert
{
    /// <summary>Bits of a column or row: levels below a face.</summary>
    public const int Levels = 30;

    private const int StepLevels = 4;
    private const int Steps = 8; // 8 x 4 levels: the two uppermost are always zero.
    private const int Swap = 1;
    private const int Invert = 2;
    private const int StepMask = (1 << StepLevels) - 1;

    // The quadrants (2 * column + row) in the order in which the curve visits them, for each orientation.
    private static readonly byte[][] Visited = [[0, 1, 3, 2], [0, 2, 3, 1], [3, 2, 0, 1], [3, 1, 0, 2]];

    // How the curve turns within the first to the fourth quadrant that it visits.
    private static readonly byte[] Turns = [Swap, 0, 0, Invert | Swap];

    private static readonly ushort[] Positions = new ushort[1 << (2 * StepLevels + 2)];
    private static readonly ushort[] Places = new ushort[1 << (2 * StepLevels + 2)];

    static S2Hilbert()
    {
        for (var orientation = 0; orientation < Visited.Length; orientation++)
            Fill(0, 0, 0, orientation, 0, orientation);
    }

    /// <summary>The id of a leaf cell.</summary>
    public static ulong LeafId(int face, int i, int j)
    {
        var id = (ulong)face << (2 * Levels);
        var bits = face & Swap;
        for (var step = Steps - 1; step >= 0; step--)
        {
            var shift = step * StepLevels;
            bits |= ((i >> shift & StepMask) << (StepLevels + 2)) | ((j >> shift & StepMask) << 2);
            bits = Positions[bits];
            id |= (ulong)(bits >> 2) << (2 * shift);
            bits &= Swap | Invert;
        }

        return (id << 1) | 1;
    }

    /// <summary>The face, column and row of the leaf cell in the middle of a cell (one of the four that meet there).</summary>
    public static (int Face, int I, int J) Place(ulong id)
    {
        var face = (int)(id >> (2 * Levels + 1));
        var (bits, i, j) = (face & Swap, 0, 0);
        for (var step = Steps - 1; step >= 0; step--)
        {
            var shift = step * StepLevels;
            var levels = Math.Min(StepLevels, Levels - shift);
            bits |= (int)(id >> (2 * shift + 1) & ((1UL << (2 * levels)) - 1)) << 2;
            bits = Places[bits];
            i |= (bits >> (StepLevels + 2)) << shift;
            j |= (bits >> 2 & StepMask) << shift;
            bits &= Swap | Invert;
        }

        return (face, i, j);
    }

    private static void Fill(int level, int i, int j, int original, int position, int orientation)
    {
        if (level == StepLevels)
        {
            var place = (i << StepLevels) | j;
            Positions[(place << 2) | original] = (ushort)((position << 2) | orientation);
            Places[(position << 2) | original] = (ushort)((place << 2) | orientation);
            return;
        }

        for (var k = 0; k < Turns.Length; k++)
        {
            var quadrant = Visited[orientation][k];
            Fill(level + 1, (i << 1) | (quadrant >> 1), (j << 1) | (quadrant & 1), original, (position << 2) | k, orientation ^ Turns[k]);
        }
    }
}
