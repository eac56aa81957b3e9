using System.Globalization;
using CsvHelper;

namespace SemGeo.Synthetic.Writing;

/// <summary>The lists of a synthetic set: a header and a row a photo (RFC 4180, UTF-8, decimal points).</summary>
internal static class SyntheticEarthCsv
{
    public static byte[] Write(IEnumerable<SyntheticPhoto> photos, bool hasMasks)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteHeader("Id", "ImagePath", "MaskPath", "Latitude", "Longitude", "Country", "CountryName", "Admin1", "Admin1Name", "Place", "PlaceName", "TakenAt");
            foreach (var photo in photos)
            {
                var place = photo.Place;
                csv.WriteRecord(
                    photo.Id, SyntheticEarthWriter.PhotoPath(photo), hasMasks ? SyntheticEarthWriter.MaskPath(photo) : "",
                    photo.Coordinate.Latitude.ToString("F6", CultureInfo.InvariantCulture), photo.Coordinate.Longitude.ToString("F6", CultureInfo.InvariantCulture),
                    place.CountryCode, place.CountryName, place.Admin1Id, place.Admin1Name, place.Id, place.Name,
                    photo.TakenAt.ToString("s", CultureInfo.InvariantCulture));
            }
        }

        return stream.ToArray();
    }
}
