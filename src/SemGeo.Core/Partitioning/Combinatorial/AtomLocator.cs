using SemGeo.Geography;
using SemGeo.Geography.S2;

namespace SemGeo.Partitioning.Combinatorial;

/// <summary>Finds the combination of a coordinate by the atom that it lies in: an S2 cell of one level.</summary>
internal sealed class AtomLocator : ICellLocator
{
    private const int AtomBytes = sizeof(ulong) + sizeof(int);

    private readonly int _level;
    private readonly ulong[] _atoms;
    private readonly int[] _locations;

    /// <summary>Takes ownership of the arrays.</summary>
    /// <param name="level">The S2 level of the atoms.</param>
    /// <param name="atoms">Their ids, ascending.</param>
    /// <param name="locations">The location of each.</param>
    public AtomLocator(int level, ulong[] atoms, int[] locations)
    {
        _level = level;
        _atoms = atoms;
        _locations = locations;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is no such thing.</exception>
    public static AtomLocator Read(LocationHierarchy hierarchy, BinaryReader reader)
    {
        var level = reader.ReadInt32();
        var count = PartitioningSetPayload.ReadCount(reader, AtomBytes);
        var atoms = new ulong[count];
        var locations = new int[count];
        for (var i = 0; i < count; i++)
        {
            atoms[i] = reader.ReadUInt64();
            locations[i] = reader.ReadInt32();
            var cell = new S2CellId(atoms[i]);
            if (!cell.IsValid || cell.Level != level || (i > 0 && atoms[i] <= atoms[i - 1]))
                throw new FormatException($"Atom {i} has the id {atoms[i]:x16}, which is no S2 cell of level {level} after the one before it.");
            if (locations[i] < 0 || locations[i] >= hierarchy.Count)
                throw new FormatException($"Atom {cell} lies in location {locations[i]}, but there are {hierarchy.Count}.");
        }

        return new AtomLocator(level, atoms, locations);
    }

    public int Locate(GeoCoordinate coordinate)
        => coordinate.IsValid && Array.BinarySearch(_atoms, S2CellId.From(coordinate, _level).Id) is var atom and >= 0 ? _locations[atom] : -1;

    public void Write(BinaryWriter writer)
    {
        writer.Write(_level);
        writer.Write(_atoms.Length);
        for (var i = 0; i < _atoms.Length; i++)
        {
            writer.Write(_atoms[i]);
            writer.Write(_locations[i]);
        }
    }
}
