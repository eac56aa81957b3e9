namespace SemGeo.Gazetteer.Build.Areas;

/// <summary>How Natural Earth's regions of a country relate to the first division of GeoNames.</summary>
internal enum Nesting
{
    /// <summary>They are the same division; GeoNames' second division lies within.</summary>
    Same,

    /// <summary>Several regions make one region of GeoNames (French departments and regions): they are the second division.</summary>
    Finer,

    /// <summary>A region holds several regions of GeoNames (Kenya's former provinces and its counties): those are the second division.</summary>
    Coarser,

    /// <summary>The country is one region, or none: GeoNames alone divides it.</summary>
    Whole,
}

/// <summary>Which region goes with which, by the places that lie in both.</summary>
internal sealed class NestingOfCountry
{
    // A division nests in another when this share of the places lies in the main partner of its part; the other way round it must not, to be finer.
    private const double Nested = 0.9;
    private const double NotNested = 0.8;

    private readonly Dictionary<Face, string> _admin1OfFace;
    private readonly Dictionary<string, Face> _faceOfAdmin1;

    public NestingOfCountry(IReadOnlyCollection<Face> faces)
    {
        var pairs = faces.SelectMany(face => face.Places.Select(place => (Face: face, place.Admin1Code))).ToArray();
        _admin1OfFace = pairs.GroupBy(pair => pair.Face).ToDictionary(group => group.Key, group => MostFrequent(group.Select(pair => pair.Admin1Code)));
        _faceOfAdmin1 = pairs.GroupBy(pair => pair.Admin1Code).ToDictionary(group => group.Key, group => MostFrequent(group.Select(pair => pair.Face)));
        Kind = Decide(faces, pairs);
    }

    public Nesting Kind { get; }

    public string? MainAdmin1(Face face) => _admin1OfFace.GetValueOrDefault(face);

    public Face? MainFace(string admin1) => _faceOfAdmin1.GetValueOrDefault(admin1);

    public static T MostFrequent<T>(IEnumerable<T> items)
        where T : notnull =>
        items.GroupBy(item => item).OrderByDescending(group => group.Count()).ThenBy(group => group.Key as IComparable).First().Key;

    private Nesting Decide(IReadOnlyCollection<Face> faces, (Face Face, string Admin1Code)[] pairs)
    {
        if (faces.Count(face => face.Name.Length > 0) <= 1)
            return Nesting.Whole;
        if (pairs.Length == 0)
            return Nesting.Same;
        var facesInAdmin1 = pairs.Count(pair => _admin1OfFace[pair.Face] == pair.Admin1Code) / (double)pairs.Length;
        var admin1InFaces = pairs.Count(pair => _faceOfAdmin1[pair.Admin1Code] == pair.Face) / (double)pairs.Length;
        if (facesInAdmin1 >= Nested && admin1InFaces < NotNested)
            return Nesting.Finer;
        return admin1InFaces >= Nested && facesInAdmin1 < NotNested ? Nesting.Coarser : Nesting.Same;
    }
}
