using SemGeo.GazetteerBuild.Sources;

namespace SemGeo.GazetteerBuild.Areas;

/// <summary>How the faces of a country and the codes of a GeoNames division go together, by the places that lie in both.</summary>
internal sealed class Pairing
{
    // A place counts with its inhabitants, and as a village of so many where GeoNames has no number.
    private const double LeastWeight = 100;

    // Partners that have this share of each other's inhabitants are the same region.
    private const double SameRegion = 0.6;

    private readonly Dictionary<Face, string> _codeOfFace;
    private readonly Dictionary<string, Face> _faceOfCode;
    private readonly Dictionary<Face, double> _shareOfFace;
    private readonly Dictionary<string, double> _shareOfCode;

    public Pairing(IEnumerable<Face> faces, Func<SourcePlace, string> codeOf)
    {
        var pairs = faces.SelectMany(face => face.Places.Select(place => (Face: face, Code: codeOf(place), Weight: LeastWeight + place.Population)))
            .Where(pair => pair.Code.Length > 0)
            .GroupBy(pair => (pair.Face, pair.Code))
            .Select(group => new Pair(group.Key.Face, group.Key.Code, group.Count(), group.Sum(pair => pair.Weight)))
            .ToArray();
        (_codeOfFace, _shareOfFace) = MainPartners(pairs, pair => pair.Face, pair => pair.Code);
        (_faceOfCode, _shareOfCode) = MainPartners(pairs, pair => pair.Code, pair => pair.Face);
        double places = pairs.Sum(pair => pair.Places);
        FacesInCodes = pairs.GroupBy(pair => pair.Face).Sum(face => face.Max(pair => pair.Places)) / places;
        CodesInFaces = pairs.GroupBy(pair => pair.Code).Sum(code => code.Max(pair => pair.Places)) / places;
    }

    /// <summary>The share of the places that have the most frequent code of their face; NaN without places.</summary>
    public double FacesInCodes { get; }

    /// <summary>The share of the places that lie in the most frequent face of their code; NaN without places.</summary>
    public double CodesInFaces { get; }

    public string? CodeOf(Face face) => _codeOfFace.GetValueOrDefault(face);

    public Face? FaceOf(string code) => _faceOfCode.GetValueOrDefault(code);

    /// <summary>Whether a face and a code are one region.</summary>
    public bool AreSame(Face face, string code) =>
        CodeOf(face) == code && FaceOf(code) == face && _shareOfFace[face] >= SameRegion && _shareOfCode[code] >= SameRegion;

    /// <summary>For each item the partner with most weight, and that partner's share of the item's weight.</summary>
    private static (Dictionary<TItem, TPartner> Partners, Dictionary<TItem, double> Shares) MainPartners<TItem, TPartner>(
        Pair[] pairs, Func<Pair, TItem> item, Func<Pair, TPartner> partner)
        where TItem : notnull
    {
        var partners = new Dictionary<TItem, TPartner>();
        var shares = new Dictionary<TItem, double>();
        foreach (var group in pairs.GroupBy(item))
        {
            var main = group.OrderByDescending(pair => pair.Weight).ThenBy(pair => pair.Code, StringComparer.Ordinal).ThenBy(pair => pair.Face.Code, StringComparer.Ordinal).First();
            partners[group.Key] = partner(main);
            shares[group.Key] = main.Weight / group.Sum(pair => pair.Weight);
        }

        return (partners, shares);
    }

    private sealed record Pair(Face Face, string Code, int Places, double Weight);
}
