using SemGeo.GazetteerBuild.Sources;

namespace SemGeo.GazetteerBuild.Areas;

/// <summary>A country or region of the embedded file.</summary>
internal sealed class Area(string id, string name, byte rank, Area? parent)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public byte Rank { get; } = rank;

    public Area? Parent { get; } = parent;

    /// <summary>The faces that make it up; none where only its places are known.</summary>
    public List<Face> Faces { get; } = [];

    /// <summary>Its most populous place.</summary>
    public SourcePlace? MainPlace { get; private set; }

    /// <summary>Its position in the file.</summary>
    public int Index { get; set; }

    /// <summary>Counts a place to the area and to all that contain it.</summary>
    public void Add(SourcePlace place)
    {
        for (var area = this; area is not null; area = area.Parent)
        {
            if (area.MainPlace is null || place.Population > area.MainPlace.Population)
                area.MainPlace = place;
        }
    }
}
