using SemGeo.GazetteerBuild.Sources;

namespace SemGeo.GazetteerBuild.Areas;

/// <summary>The faces of a country and how GeoNames divides it.</summary>
internal sealed class CountryDivision
{
    // A division nests in another when this share of the places lies in the main partner of its part; the other way round it must not, to be finer.
    private const double Nested = 0.9;
    private const double NotNested = 0.8;

    public CountryDivision(string code, IReadOnlyList<Face> faces)
    {
        Code = code;
        Faces = faces;
        Admin1 = new Pairing(faces, place => place.Admin1Code);
        Admin2 = new Pairing(faces, place => place.Admin2Code);
        Nesting = faces.Count(face => face.Name.Length > 0) <= 1 ? Nesting.Whole
            : Admin1.FacesInCodes >= Nested && Admin1.CodesInFaces < NotNested ? Nesting.Finer
            : Admin1.CodesInFaces >= Nested && Admin1.FacesInCodes < NotNested ? Nesting.Coarser
            : Nesting.Same;
    }

    /// <summary>The ISO 3166-1 code.</summary>
    public string Code { get; }

    public IReadOnlyList<Face> Faces { get; }

    public Nesting Nesting { get; }

    public Pairing Admin1 { get; }

    public Pairing Admin2 { get; }

    public static List<CountryDivision> OfAll(IEnumerable<Face> faces) =>
        [.. faces.GroupBy(face => face.Country).OrderBy(country => country.Key, StringComparer.Ordinal).Select(country => new CountryDivision(country.Key, [.. country]))];

    /// <summary>
    /// The face that a place belongs to by GeoNames' codes and not by the border, or null. Only a border between two regions that GeoNames tells
    /// apart too is doubted: a city that GeoNames counts to the county around it stays in its own polygon.
    /// </summary>
    public Face? BetterFace(SourcePlace place, Face found)
    {
        var (pairing, code) = Nesting == Nesting.Finer ? (Admin2, place.Admin2Code) : (Admin1, place.Admin1Code);
        return place.Country == Code && pairing.FaceOf(code) is { } face && face != found && pairing.AreSame(face, code)
            && pairing.CodeOf(found) is { } other && pairing.AreSame(found, other) ? face : null;
    }
}
