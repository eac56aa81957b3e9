using SemGeo.Gazetteer.Build.Sources;
using static SemGeo.Geocoding.GazetteerTables;

namespace SemGeo.Gazetteer.Build.Areas;

/// <summary>Countries, their regions and what lies in what: a tree, so that every place has one chain of areas.</summary>
internal sealed class AreaTree
{
    private readonly Dictionary<string, Area> _byId = [];
    private readonly IReadOnlyDictionary<string, string> _countryNames;
    private readonly IReadOnlyDictionary<string, string> _admin1Names;
    private readonly IReadOnlyDictionary<string, string> _admin2Names;

    public AreaTree(
        List<Face> faces,
        IReadOnlyDictionary<string, string> countryNames, IReadOnlyDictionary<string, string> admin1Names, IReadOnlyDictionary<string, string> admin2Names)
    {
        (_countryNames, _admin1Names, _admin2Names) = (countryNames, admin1Names, admin2Names);
        foreach (var country in faces.GroupBy(face => face.Country).OrderBy(country => country.Key, StringComparer.Ordinal))
            AddCountry(country.Key, [.. country]);

        // Parents before children, and otherwise by id: what compresses well.
        Areas = [.. _byId.Values.OrderBy(area => area.Rank).ThenBy(area => area.Id, StringComparer.Ordinal)];
        for (var i = 0; i < Areas.Count; i++)
            Areas[i].Index = i;
    }

    public List<Area> Areas { get; }

    /// <summary>The finest area that a whole face lies in.</summary>
    public Dictionary<Face, Area> AreaOfFace { get; } = [];

    /// <summary>The finest area that a place lies in.</summary>
    public Dictionary<SourcePlace, Area> AreaOfPlace { get; } = [];

    /// <summary>The countries of each kind.</summary>
    public Dictionary<string, Nesting> NestingOfCountries { get; } = [];

    private void AddCountry(string code, List<Face> faces)
    {
        var name = _countryNames.TryGetValue(code, out var found) ? found : throw new InvalidDataException($"The country {code} has no name: add one to corrections.json.");
        var country = Add(code, name, AreaRank.Country, null);
        var nesting = new NestingOfCountry(faces);
        NestingOfCountries[code] = nesting.Kind;
        foreach (var face in faces)
        {
            var area = nesting.Kind == Nesting.Whole || face.Name.Length == 0 ? country : AddFace(face, nesting, country);
            AreaOfFace[face] = area;
            for (var above = area; above is not null; above = above.Parent)
                above.Faces.Add(face);
        }

        var admin2Homes = nesting.Kind == Nesting.Same ? MainFaces(faces) : [];
        foreach (var face in faces)
        {
            foreach (var place in face.Places)
            {
                var area = nesting.Kind switch
                {
                    Nesting.Whole => AddWithin(country, place),
                    Nesting.Coarser when nesting.MainFace(place.Admin1Code) == face => AddGeoNames(place.Admin1Code, _admin1Names, AreaRank.Admin2, AreaOfFace[face]),
                    Nesting.Same when admin2Homes.GetValueOrDefault(place.Admin2Code) == face => AddGeoNames(place.Admin2Code, _admin2Names, AreaRank.Admin2, AreaOfFace[face]),
                    _ => AreaOfFace[face],
                };
                AreaOfPlace[place] = area;
                area.Add(place);
            }
        }
    }

    private Area AddFace(Face face, NestingOfCountry nesting, Area country)
    {
        var id = face.Iso.Length > 0 ? face.Iso : $"NE.{face.Code}";
        var admin1 = nesting.MainAdmin1(face);
        if (nesting.Kind != Nesting.Finer)
        {
            // GeoNames' names of the first division are the better edited ones.
            var name = nesting.Kind == Nesting.Same && admin1 is not null && nesting.MainFace(admin1) == face ? _admin1Names.GetValueOrDefault(admin1, face.Name) : face.Name;
            return Add(id, name, AreaRank.Admin1, country);
        }

        return Add(id, face.Name, AreaRank.Admin2, admin1 is null ? country : AddGeoNames(admin1, _admin1Names, AreaRank.Admin1, country));
    }

    /// <summary>The divisions of a country that has no regions with borders.</summary>
    private Area AddWithin(Area country, SourcePlace place)
    {
        var admin1 = AddGeoNames(place.Admin1Code, _admin1Names, AreaRank.Admin1, country);
        return admin1 == country ? country : AddGeoNames(place.Admin2Code, _admin2Names, AreaRank.Admin2, admin1);
    }

    /// <summary>An area that GeoNames alone knows, or its parent where it has no name, or only the name of the parent.</summary>
    private Area AddGeoNames(string code, IReadOnlyDictionary<string, string> names, byte rank, Area parent) =>
        names.TryGetValue(code, out var name) && name != parent.Name ? Add($"GN.{code}", name, rank, parent) : parent;

    /// <summary>For each admin-2 region the face that most of its places lie in: that alone is its parent.</summary>
    private static Dictionary<string, Face> MainFaces(List<Face> faces) =>
        faces.SelectMany(face => face.Places.Where(place => place.Admin2.Length > 0).Select(place => (Face: face, place.Admin2Code)))
            .GroupBy(pair => pair.Admin2Code)
            .ToDictionary(group => group.Key, group => NestingOfCountry.MostFrequent(group.Select(pair => pair.Face)));

    private Area Add(string id, string name, byte rank, Area? parent)
    {
        if (!_byId.TryGetValue(id, out var area))
            _byId[id] = area = new Area(id, name, rank, parent);
        return area;
    }
}
