using SemGeo.Geography.S2;

namespace SemGeo.Partitioning.Combinatorial;

/// <summary>Atoms grouped into the classes of a geoclass set, or into combinations.</summary>
internal sealed class AtomGroups
{
    /// <param name="atoms">The atoms.</param>
    /// <param name="classOf">The group of each atom, 0 and up without a gap.</param>
    /// <param name="prefix">What the ids begin with; the token of the atom with most images follows.</param>
    public AtomGroups(Atoms atoms, int[] classOf, string prefix)
    {
        ClassOf = classOf;
        var count = classOf.Max() + 1;
        Images = new ImageTally[count];
        FirstAtom = new int[count];
        Array.Fill(FirstAtom, -1);
        var largest = new int[count];
        Array.Fill(largest, -1);
        for (var atom = 0; atom < classOf.Length; atom++)
        {
            var group = classOf[atom];
            Images[group].Add(atoms.Images[atom]);
            if (FirstAtom[group] < 0)
                FirstAtom[group] = atom;
            if (largest[group] < 0 || atoms.Images[atom].Images > atoms.Images[largest[group]].Images)
                largest[group] = atom;
        }

        Ids = Array.ConvertAll(largest, atom => prefix + new S2CellId(atoms.Ids[atom]));
    }

    /// <summary>The group of each atom.</summary>
    public int[] ClassOf { get; }

    /// <summary>The location id of each group.</summary>
    public string[] Ids { get; }

    public ImageTally[] Images { get; }

    public int[] FirstAtom { get; }
}
