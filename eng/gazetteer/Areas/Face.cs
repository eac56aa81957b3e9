using NetTopologySuite.Geometries;
using SemGeo.GazetteerBuild.Sources;

namespace SemGeo.GazetteerBuild.Areas;

/// <summary>Regions of the source that are one to us: of the same country, code and name.</summary>
internal sealed class Face(string country, string code, string iso, string name, string localName)
{
    public string Country { get; } = country;

    /// <summary>Natural Earth's code of the first region.</summary>
    public string Code { get; } = code;

    /// <summary>The ISO 3166-2 code, or empty.</summary>
    public string Iso { get; set; } = iso;

    /// <summary>The name, or empty for nameless land of the country.</summary>
    public string Name { get; set; } = name;

    public string LocalName { get; } = localName;

    /// <summary>Whether the name was corrected by hand.</summary>
    public bool IsNameCorrected { get; private init; }

    public List<Polygon> Polygons { get; } = [];

    /// <summary>The places that lie in it.</summary>
    public List<SourcePlace> Places { get; } = [];

    public double Area => Polygons.Sum(polygon => polygon.Area);

    /// <summary>Merges regions into faces.</summary>
    public static List<Face> Merge(IEnumerable<SourceRegion> regions)
    {
        var faces = new List<Face>();
        foreach (var group in regions.GroupBy(region => (region.Country, region.Name, Iso: region.Name.Length == 0 ? "" : region.Iso)))
        {
            // Without a code only the name is left; two nameless lands of a country are one, two regions of the same name are not.
            var parts = group.Key.Iso.Length > 0 || group.Key.Name.Length == 0 ? [group] : group.Select(region => new[] { region }.AsEnumerable());
            foreach (var part in parts)
            {
                var first = part.First();
                var face = new Face(first.Country, first.Code, group.Key.Iso, first.Name, first.LocalName) { IsNameCorrected = first.IsNameCorrected };
                face.Polygons.AddRange(part.SelectMany(region => region.Polygons));
                faces.Add(face);
            }
        }

        // A code that several regions share belongs to the largest of them.
        foreach (var sharers in faces.Where(face => face.Iso.Length > 0).GroupBy(face => (face.Country, face.Iso)))
        {
            foreach (var face in sharers.OrderByDescending(face => face.Area).Skip(1))
                face.Iso = "";
        }

        // Regions whose English names do not tell them apart keep their local ones.
        foreach (var sharers in faces.GroupBy(face => (face.Country, face.Name)).Where(sharers => sharers.Key.Name.Length > 0 && sharers.Count() > 1))
        {
            foreach (var face in sharers)
                face.Name = face.LocalName;
        }

        return faces;
    }
}
