using System.Globalization;
using System.Text;

namespace SemGeo.Synthetic.Writing;

/// <summary>The lists of a synthetic set: a header and a row a photo (RFC 4180, UTF-8, decimal points).</summary>
internal static class SyntheticEarthCsv
{
    private const string Header = "Id,ImagePath,MaskPath,Latitude,Longitude,Country,CountryName,Admin1,Admin1Name,Place,PlaceName,TakenAt";

    public static byte[] Write(IEnumerable<SyntheticPhoto> photos, bool hasMasks)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var photo in photos)
        {
            var place = photo.Place;
            ReadOnlySpan<string?> fields =
            [
                photo.Id, SyntheticEarthWriter.PhotoPath(photo), hasMasks ? SyntheticEarthWriter.MaskPath(photo) : "",
                photo.Coordinate.Latitude.ToString("F6", CultureInfo.InvariantCulture), photo.Coordinate.Longitude.ToString("F6", CultureInfo.InvariantCulture),
                place.CountryCode, Quoted(place.CountryName), Quoted(place.Admin1Id), Quoted(place.Admin1Name), Quoted(place.Id), Quoted(place.Name),
                photo.TakenAt.ToString("s", CultureInfo.InvariantCulture),
            ];
            text.AppendJoin(',', fields).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Quoted(string field) => field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"")}\"";
}
