using System.Globalization;

namespace SemGeo.Pipelines.Output;

/// <summary>Comma-separated values with a header (RFC 4180); a missing number is an empty field.</summary>
internal sealed class CsvScoreWriter : IScoreWriter
{
    /// <summary>The index of the field that says why there is no answer.</summary>
    public const int ImageErrorField = 12;

    /// <summary>What every record ends in.</summary>
    public const string LineEnd = "\r\n";

    private readonly TextWriter _output;
    private readonly int _top;

    /// <param name="output">Disposed with the writer.</param>
    /// <param name="top">The number of most probable cells to write, five fields each.</param>
    /// <param name="withHeader">False where the output has its header already.</param>
    public CsvScoreWriter(TextWriter output, int top = 0, bool withHeader = true)
    {
        (_output, _top) = (output, top);
        if (!withHeader)
            return;
        _output.Write("Id,ImagePath,Latitude,Longitude,PredictedLatitude,PredictedLongitude,PredictedCell,PredictedAddress,Probability,Region,RegionProbability,ErrorKm,ImageError");
        for (var i = 1; i <= top; i++)
            _output.Write($",TopCell{i},TopCellName{i},TopCellProbability{i},TopCellLatitude{i},TopCellLongitude{i}");
        _output.Write(LineEnd);
    }

    public void Write(ScoredPhoto photo)
    {
        List<string> fields =
        [
            Text(photo.Id), Text(photo.ImagePath), Number(photo.Latitude), Number(photo.Longitude), Number(photo.PredictedLatitude), Number(photo.PredictedLongitude),
            Text(photo.PredictedCell), Text(photo.PredictedAddress), Number(photo.Probability), Text(photo.Region), Number(photo.RegionProbability), Number(photo.ErrorKm), Text(photo.ImageError),
        ];
        for (var i = 0; i < _top; i++)
        {
            fields.AddRange(i < photo.TopCells.Length
                ? [Text(photo.TopCells[i]), Text(photo.TopCellNames[i]), Number(photo.TopCellProbabilities[i]), Number(photo.TopCellLatitudes[i]), Number(photo.TopCellLongitudes[i])]
                : ["", "", "", "", ""]);
        }

        _output.Write(string.Join(',', fields));
        _output.Write(LineEnd);
    }

    public void Dispose() => _output.Dispose();

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture);

    private static string Number(float value) => float.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture);

    private static string Text(string value) => value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"")}\"";
}

/// <summary>Writes scored photos one by one; <see cref="IDisposable.Dispose"/> ends the file.</summary>
internal interface IScoreWriter : IDisposable
{
    void Write(ScoredPhoto photo);
}
