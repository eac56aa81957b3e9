using System.Runtime.InteropServices;
using SemGeo.Geography;
using SemGeo.Geography.S2;

namespace SemGeo.Partitioning.Combinatorial;

/// <summary>The S2 cells of one level that hold images, ascending by id, and their images.</summary>
internal sealed class Atoms
{
    private Atoms(ulong[] ids, ImageTally[] images, int seen, int withoutCoordinate)
    {
        (Ids, Images, Seen, WithoutCoordinate) = (ids, images, seen, withoutCoordinate);
        Positions = new (double, double, double)[ids.Length];
        for (var i = 0; i < ids.Length; i++)
            Positions[i] = MeanCoordinate.UnitVector(images[i].Mean.Value is { IsMissing: false } mean ? mean : new S2CellId(ids[i]).Centre);
    }

    public ulong[] Ids { get; }

    public ImageTally[] Images { get; }

    /// <summary>The mean positions of their images on the unit sphere.</summary>
    public (double X, double Y, double Z)[] Positions { get; }

    public int Count => Ids.Length;

    /// <summary>The cells with an image, those with too few counted.</summary>
    public int Seen { get; }

    /// <summary>Images whose coordinate was missing or out of range.</summary>
    public int WithoutCoordinate { get; }

    public static Atoms Of(ReadOnlySpan<GeoCoordinate> coordinates, int level, int minImages)
    {
        var tallies = new Dictionary<ulong, ImageTally>();
        var missing = 0;
        foreach (var coordinate in coordinates)
        {
            if (coordinate.IsValid)
                CollectionsMarshal.GetValueRefOrAddDefault(tallies, S2CellId.From(coordinate, level).Id, out _).Add(coordinate);
            else
                missing++;
        }

        var kept = tallies.Where(atom => atom.Value.Images >= minImages).OrderBy(atom => atom.Key).ToArray();
        return new Atoms(Array.ConvertAll(kept, atom => atom.Key), Array.ConvertAll(kept, atom => atom.Value), tallies.Count, missing);
    }
}
