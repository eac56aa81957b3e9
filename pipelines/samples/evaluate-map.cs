#:project ../../src/SemGeo.ML/SemGeo.ML.csproj
#:property PublishAot=false
#:property UsesTorch=true

// Measures a saved model on photos whose places are known, and writes a page (one HTML file, no network) with a map of the photos by error.
//   dotnet run evaluate-map.cs MODEL.zip PHOTOS PAGE.html
using Microsoft.ML;
using SemGeo.Evaluation;
using SemGeo.Geocoding.Embedded;
using SemGeo.ML;
using SemGeo.Reports.Collections;

var ml = new MLContext().UseSemGeo();
var scored = ml.Geolocation.LoadModel(args[0], out _).Transform(ml.Geolocation.LoadFromFolder(args[1]));
var metrics = ml.Geolocation.Evaluate(scored);
MetricsReport.WritePlain(metrics, Console.Out);

var photos = ml.Data.CreateEnumerable<ScoredPhoto>(scored, reuseRowObject: true)
    .Select(p => new ReportedPhoto(p.Id, new(p.Latitude, p.Longitude), new(p.PredictedLatitude, p.PredictedLongitude), p.PredictedAddress, p.Probability))
    .ToList();
using var page = File.CreateText(args[2]);
new CollectionPage(Gazetteer.LoadEmbedded()).Write(page, "Where the model is wrong", photos, new CollectionPageOptions { Metrics = metrics });

internal sealed class ScoredPhoto
{
    public string Id { get; set; } = "";
    public double Latitude { get; set; }
    public double Longitude { get; set; }
    public double PredictedLatitude { get; set; }
    public double PredictedLongitude { get; set; }
    public string PredictedAddress { get; set; } = "";
    public float Probability { get; set; }
}
