using System.Text;
using SemGeo.GazetteerBuild.Sources;
using static SemGeo.Geocoding.Embedded.GazetteerTables;

namespace SemGeo.GazetteerBuild.Areas;

/// <summary>Countries, their regions and what lies in what: a tree, so that every place has one chain of areas.</summary>
internal sealed class AreaTree
{
    private readonly Dictionary<string, Area> _byId = [];
    private readonly IReadOnlyDictionary<string, string> _countryNames;
    private readonly IReadOnlyDictionary<string, string> _admin1Names;
    private readonly IReadOnlyDictionary<string, string> _admin2Names;

    public AreaTree(
        List<CountryDivision> countries,
        IReadOnlyDictionary<string, string> countryNames, IReadOnlyDictionary<string, string> admin1Names, IReadOnlyDictionary<string, string> admin2Names)
    {
        (_countryNames, _admin1Names, _admin2Names) = (countryNames, admin1Names, admin2Names);
        foreach (var country in countries)
            Add(country);

        // Parents before children, and otherwise by id: what compresses well.
        Areas = [.. _byId.Values.Where(area => area.Faces.Count > 0 || area.MainPlace is not null).OrderBy(area => area.Rank).ThenBy(area => area.Id, StringComparer.Ordinal)];
        for (var i = 0; i < Areas.Count; i++)
            Areas[i].Index = i;
    }

    public List<Area> Areas { get; }

    /// <summary>The finest area that a whole face lies in.</summary>
    public Dictionary<Face, Area> AreaOfFace { get; } = [];

    /// <summary>The finest area that a place lies in.</summary>
    public Dictionary<SourcePlace, Area> AreaOfPlace { get; } = [];

    private void Add(CountryDivision division)
    {
        var name = _countryNames.TryGetValue(division.Code, out var found) ? found : throw new InvalidDataException($"The country {division.Code} has no name: add one to corrections.json.");
        var country = Add(division.Code, name, AreaRank.Country, null);
        foreach (var face in division.Faces)
        {
            var area = division.Nesting == Nesting.Whole || face.Name.Length == 0 ? country : AddFace(face, division, country);
            AreaOfFace[face] = area;
            for (var above = area; above is not null; above = above.Parent)
                above.Faces.Add(face);
        }

        var divided = division.Faces.SelectMany(face => face.Places).Where(place => place.Country == division.Code).Select(place => place.Admin1Code).Where(_admin1Names.ContainsKey).Distinct().Count() > 1;
        foreach (var face in division.Faces)
        {
            foreach (var place in face.Places)
            {
                // A region of GeoNames lies in the face that most of it lies in, and nowhere else; the codes of another country say nothing here.
                var area = division.Nesting switch
                {
                    _ when place.Country != division.Code => AreaOfFace[face],
                    Nesting.Whole => AddWithin(country, place, divided),
                    Nesting.Coarser when division.Admin1.FaceOf(place.Admin1Code) == face => AddGeoNames(place.Admin1Code, _admin1Names, AreaRank.Admin2, AreaOfFace[face]),
                    Nesting.Same when division.Admin2.FaceOf(place.Admin2Code) == face => AddGeoNames(place.Admin2Code, _admin2Names, AreaRank.Admin2, AreaOfFace[face]),
                    _ => AreaOfFace[face],
                };
                AreaOfPlace[place] = area;
                area.Add(place);
            }
        }
    }

    private Area AddFace(Face face, CountryDivision division, Area country)
    {
        var id = face.Iso.Length > 0 ? face.Iso : $"NE.{face.Code.Replace("+00?", "", StringComparison.Ordinal)}";
        var admin1 = division.Admin1.CodeOf(face);
        if (division.Nesting == Nesting.Finer)
            return Add(id, face.Name, AreaRank.Admin2, admin1 is null ? country : AddGeoNames(admin1, _admin1Names, AreaRank.Admin1, country));

        // GeoNames' names of the first division are the better edited ones.
        var name = !face.IsNameCorrected && admin1 is not null && division.Admin1.AreSame(face, admin1) ? _admin1Names.GetValueOrDefault(admin1, face.Name) : face.Name;
        return Add(id, name, AreaRank.Admin1, country);
    }

    /// <summary>The divisions of a country that has no regions with borders; one that repeats the whole is none.</summary>
    private Area AddWithin(Area country, SourcePlace place, bool divided)
    {
        var admin1 = divided ? AddGeoNames(place.Admin1Code, _admin1Names, AreaRank.Admin1, country) : country;
        var admin2 = divided && admin1 == country ? country : AddGeoNames(place.Admin2Code, _admin2Names, AreaRank.Admin2, admin1);
        return SameName(admin2.Name, country.Name) ? country : admin2;
    }

    /// <summary>An area that GeoNames alone knows, or its parent where it has no name.</summary>
    private Area AddGeoNames(string code, IReadOnlyDictionary<string, string> names, byte rank, Area parent) =>
        names.TryGetValue(code, out var name) ? Add($"GN.{code}", name, rank, parent) : parent;

    private static bool SameName(string a, string b) => Letters(a) == Letters(b);

    private static string Letters(string name) => string.Concat(name.Normalize(NormalizationForm.FormD).Where(char.IsLetter)).ToUpperInvariant();

    private Area Add(string id, string name, byte rank, Area? parent)
    {
        if (!_byId.TryGetValue(id, out var area))
            _byId[id] = area = new Area(id, name, rank, parent);
        return area;
    }
}
