using System.Globalization;

namespace SemGeo.Pipelines.Output;

/// <summary>Comma-separated values with a header (RFC 4180); a missing number is an empty field.</summary>
internal sealed class CsvScoreWriter : IScoreWriter
{
    private readonly TextWriter _output;

    public CsvScoreWriter(TextWriter output)
    {
        _output = output;
        _output.Write("Id,ImagePath,Latitude,Longitude,PredictedLatitude,PredictedLongitude,PredictedCell,PredictedAddress,Probability,Region,RegionProbability,ErrorKm,ImageError\r\n");
    }

    public void Write(ScoredPhoto photo)
    {
        string[] fields =
        [
            Text(photo.Id), Text(photo.ImagePath), Number(photo.Latitude), Number(photo.Longitude), Number(photo.PredictedLatitude), Number(photo.PredictedLongitude),
            Text(photo.PredictedCell), Text(photo.PredictedAddress), Number(photo.Probability), Text(photo.Region), Number(photo.RegionProbability), Number(photo.ErrorKm), Text(photo.ImageError),
        ];
        _output.Write(string.Join(',', fields));
        _output.Write("\r\n");
    }

    public void Dispose() => _output.Dispose();

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture);

    private static string Number(float value) => float.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture);

    private static string Text(string value) => value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"")}\"";
}
