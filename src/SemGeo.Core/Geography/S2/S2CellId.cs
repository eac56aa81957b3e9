using System.Globalization;
using System.Numerics;

namespace SemGeo.Geography.S2;

/// <summary>
/// A cell of the S2 grid, bit-compatible with the S2 library: three bits of face, two bits a level of position along a Hilbert
/// curve, a one bit, zeros. Ids of a level ascend along the curve; a cell's descendants are the ids of
/// [<see cref="RangeMin"/>, <see cref="RangeMax"/>].
/// </summary>
/// <param name="Id">The 64 bits; 0 is no cell (<see cref="None"/>).</param>
public readonly record struct S2CellId(ulong Id) : IComparable<S2CellId>
{
    /// <summary>The level of leaf cells, about a square centimetre.</summary>
    public const int MaxLevel = S2Hilbert.Levels;

    /// <summary>The faces of the cube, which are the cells of level 0.</summary>
    public const int Faces = 6;

    private const int MaxTokenLength = 16;
    private const ulong LevelBits = 0x1555555555555555;

    /// <summary>No cell: what a missing coordinate lies in.</summary>
    public static S2CellId None => default;

    /// <summary>Whether this is a cell: a face of 0 to 5 and the one bit at the place of a level.</summary>
    public bool IsValid => Face < Faces && (LowestBit & LevelBits) != 0;

    /// <summary>The face of the cube, 0 to 5: around (0, 0), (0, 90 E), the north pole, (0, 180), (0, 90 W), the south pole.</summary>
    public int Face => (int)(Id >> (2 * MaxLevel + 1));

    /// <summary>The level, 0 (a face) to <see cref="MaxLevel"/>.</summary>
    public int Level => MaxLevel - BitOperations.TrailingZeroCount(Id) / 2;

    /// <summary>The first leaf cell within this one.</summary>
    public S2CellId RangeMin => new(Id - (LowestBit - 1));

    /// <summary>The last leaf cell within this one.</summary>
    public S2CellId RangeMax => new(Id + (LowestBit - 1));

    /// <summary>The middle of the cell in (s, t) of its face, as the S2 library has it.</summary>
    public GeoCoordinate Centre
    {
        get
        {
            var (face, s, t, size) = SquareOnFace();
            return S2Projection.ToSphere(face, s + size / 2, t + size / 2).ToCoordinate();
        }
    }

    private ulong LowestBit => Id & (0 - Id);

    /// <summary>The cell of a level that holds a position.</summary>
    /// <param name="coordinate">The position.</param>
    /// <param name="level">0 to <see cref="MaxLevel"/>.</param>
    /// <exception cref="ArgumentException">The position is missing or out of range. <see cref="S2Leaves"/> gives <see cref="None"/> for it.</exception>
    public static S2CellId From(GeoCoordinate coordinate, int level = MaxLevel)
    {
        if (!coordinate.IsValid)
            throw new ArgumentException($"{coordinate} lies in no cell: latitudes are -90 to 90, longitudes -180 to 180.", nameof(coordinate));
        var (face, i, j) = S2Projection.ToLeaf(coordinate);
        return new S2CellId(S2Hilbert.LeafId(face, i, j)).Parent(level);
    }

    /// <summary>A cell of level 0.</summary>
    /// <param name="face">0 to 5.</param>
    public static S2CellId FromFace(int face)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(face);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(face, Faces);
        return new S2CellId(((ulong)face << (2 * MaxLevel + 1)) | (1UL << (2 * MaxLevel)));
    }

    /// <summary>Reads a token.</summary>
    /// <exception cref="FormatException">It is no token of a cell; the message says why.</exception>
    public static S2CellId Parse(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return TryParse(token, out var cell) ? cell : throw new FormatException($"'{token}' is no S2 cell token: {Damage(token)}");
    }

    /// <summary>Reads a token: 1 to 16 hexadecimal digits of either case, the id without the zeros at its end.</summary>
    /// <returns>False where it is no token of a cell, such as <c>4.7E+064</c>, which a spreadsheet made of one.</returns>
    public static bool TryParse(ReadOnlySpan<char> token, out S2CellId cell)
    {
        cell = None;
        if (token.Length is 0 or > MaxTokenLength || !ulong.TryParse(token, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digits))
            return false;
        cell = new S2CellId(digits << (4 * (MaxTokenLength - token.Length)));
        if (cell.IsValid)
            return true;
        cell = None;
        return false;
    }

    /// <summary>The cell of a coarser level, or of this one, that holds this cell.</summary>
    /// <param name="level">0 to <see cref="Level"/>.</param>
    public S2CellId Parent(int level)
    {
        if (level < 0 || level > Level)
            throw new ArgumentOutOfRangeException(nameof(level), level, $"The cell {this} is of level {Level}: its parents are of levels 0 to {Level}.");
        var bit = 1UL << (2 * (MaxLevel - level));
        return new S2CellId((Id & (0 - bit)) | bit);
    }

    /// <summary>One of the four cells that a cell divides into, in the order of the curve.</summary>
    /// <param name="position">0 to 3.</param>
    /// <exception cref="InvalidOperationException">A leaf cell does not divide.</exception>
    public S2CellId Child(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, 3);
        var bit = LowestBit >> 2;
        return bit != 0 ? new S2CellId(Id - LowestBit + (2 * (ulong)position + 1) * bit) : throw new InvalidOperationException($"The cell {this} is a leaf cell: it has no children.");
    }

    /// <summary>Whether a cell is this one or lies within it.</summary>
    public bool Contains(S2CellId other) => other.Id >= RangeMin.Id && other.Id <= RangeMax.Id;

    /// <inheritdoc/>
    public int CompareTo(S2CellId other) => Id.CompareTo(other.Id);

    /// <summary>The token: the id in lower-case hexadecimal without the zeros at its end; "X" for <see cref="None"/>.</summary>
    public override string ToString()
    {
        var zeros = BitOperations.TrailingZeroCount(Id) / 4;
        return Id == 0 ? "X" : (Id >> (4 * zeros)).ToString($"x{MaxTokenLength - zeros}", CultureInfo.InvariantCulture);
    }

    /// <summary>The face, the lower corner in (s, t) and the length of the sides there.</summary>
    internal (int Face, double S, double T, double Size) SquareOnFace()
    {
        const double LeafSize = 1.0 / (1 << MaxLevel);
        var (face, i, j) = S2Hilbert.Place(Id);
        var leaves = 1 << (MaxLevel - Level);
        return (face, (i & -leaves) * LeafSize, (j & -leaves) * LeafSize, leaves * LeafSize);
    }

    private static string Damage(string token) => token switch
    {
        "" => "it is empty.",
        _ when token.Contains('.') || token.Contains('+') => "it looks like a number that a spreadsheet made of a token. Get the table again and keep its tokens as text.",
        _ when !token.All(char.IsAsciiHexDigit) => "it holds what is no hexadecimal digit.",
        { Length: > MaxTokenLength } => $"it is longer than {MaxTokenLength} digits.",
        _ => "no cell of the grid has this id (faces are 0 to 5, and the last one bit stands at the place of a level). It may have lost or gained a digit.",
    };
}
