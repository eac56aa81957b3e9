#:project ../../src/SemGeo.ML/SemGeo.ML.csproj
#:property PublishAot=false
#:property UsesTorch=true

// Prints where a saved model believes the photos of a folder were taken.
//   dotnet run score-folder.cs MODEL.zip PHOTOS
using Microsoft.ML;
using SemGeo.ML;

var ml = new MLContext().UseSemGeo();
ml.Log += (_, entry) =>
{
    if (entry.Kind == Microsoft.ML.Runtime.ChannelMessageKind.Warning)
        Console.Error.WriteLine(entry.RawMessage); // photos that cannot be read, with the reason
};
var model = ml.Geolocation.LoadModel(args[0], out _);
var scored = model.Transform(ml.Geolocation.LoadFromFolder(args[1]));

foreach (var photo in ml.Data.CreateEnumerable<ScoredPhoto>(scored, reuseRowObject: true))
    Console.WriteLine($"{photo.Id}: {photo.PredictedAddress} ({photo.Probability:P0}), {photo.PredictedLatitude:0.000}, {photo.PredictedLongitude:0.000}");

internal sealed class ScoredPhoto
{
    public string Id { get; set; } = "";
    public string PredictedAddress { get; set; } = "";
    public float Probability { get; set; }
    public double PredictedLatitude { get; set; }
    public double PredictedLongitude { get; set; }
}
