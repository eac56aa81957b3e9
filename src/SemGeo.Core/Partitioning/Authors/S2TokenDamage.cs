using System.Globalization;
using System.Text.RegularExpressions;
using SemGeo.Geography;
using SemGeo.Geography.S2;

namespace SemGeo.Partitioning.Authors;

/// <summary>
/// Tells S2 tokens that a spreadsheet read as numbers: "47e63" became 4.7E+64, "0942" became 942. The mean coordinate of a cell's images lies in
/// the cell, which shows what looks like a token but is another's, and often what the right one was.
/// </summary>
internal static partial class S2TokenDamage
{
    // A mean of degrees may lie a little outside the curved edges of its cell.
    private const double Slack = 1.2;
    private const int MostZeros = 3;
    private const int MostDigits = 12;

    /// <summary>Whether a token cannot be that of a cell with this mean coordinate, and what may have been.</summary>
    public static bool IsDamaged(string token, GeoCoordinate mean, out string? suggestion)
    {
        suggestion = null;
        if (Fits(token, mean))
            return false;
        suggestion = Candidates(token).FirstOrDefault(candidate => Fits(candidate, mean));
        return true;
    }

    private static bool Fits(string token, GeoCoordinate mean)
    {
        if (!S2CellId.TryParse(token, out var cell) || cell.ToString() != token)
            return false;
        var (face, s, t, size) = cell.SquareOnFace();
        var radius = Math.Max(GreatCircle.DistanceKm(cell.Centre, S2Projection.ToSphere(face, s, t).ToCoordinate()), Opposite());
        return GreatCircle.DistanceKm(cell.Centre, mean) <= Slack * radius;

        double Opposite()
        {
            return GreatCircle.DistanceKm(cell.Centre, S2Projection.ToSphere(face, s + size, t).ToCoordinate());
        }
    }

    private static IEnumerable<string> Candidates(string token)
    {
        var zeros = Enumerable.Range(0, MostZeros).Select(count => new string('0', count)).ToArray();
        foreach (var zero in zeros.Skip(1))
            yield return zero + token;
        if (Number().Match(token) is not { Success: true } number)
            yield break;
        var digits = (number.Groups[1].Value + number.Groups[2].Value).TrimEnd('0');
        var exponent = int.Parse(number.Groups[3].Value, CultureInfo.InvariantCulture);

        // d.dd x 10^E was written as digits, perhaps with zeros after them, an e, and what is left of the exponent.
        for (var length = Math.Max(1, digits.Length); length <= MostDigits && exponent - length + 1 >= 0; length++)
        {
            foreach (var before in zeros)
            {
                foreach (var between in zeros)
                    yield return string.Create(CultureInfo.InvariantCulture, $"{before}{digits.PadRight(length, '0')}e{between}{exponent - length + 1}");
            }
        }
    }

    [GeneratedRegex(@"^(\d)(?:[.,](\d{1,12}))?[eE]\+?(\d{1,4})$")]
    private static partial Regex Number();
}
