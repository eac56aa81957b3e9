#:project ../../src/SemGeo.ML/SemGeo.ML.csproj
#:property PublishAot=false
#:property UsesTorch=true

// Which things in the pictures led the model to its predictions? Masks are PNG files named like the photos, ADE20K's class index + 1 a pixel.
//   dotnet run concepts.cs MODEL.zip PHOTOS MASKS [COUNT]
using Microsoft.ML;
using SemGeo.Concepts.Summary;
using SemGeo.ML;
using SemGeo.ML.Concepts;
using SemGeo.Vision.Explanation;

var ml = new MLContext().UseSemGeo();
var photos = ml.Data.TakeRows(ml.Geolocation.LoadFromFolder(args[1]), args.Length > 3 ? int.Parse(args[3]) : 20);
var scored = ml.Geolocation.LoadModel(args[0], out _).Transform(photos);

// Without SmoothGrad (the default, as in the paper) a photo takes a twentieth of the time.
var explanation = new ExplanationOptions { Smoothing = Smoothing.None };
var concepts = ml.Geolocation.ConceptInfluence(new ConceptInfluenceEstimatorOptions { MaskFolder = args[2], Explanation = explanation });
var view = concepts.Fit(scored).Transform(scored);

foreach (var photo in ml.Data.CreateEnumerable<ExplainedPhoto>(view, reuseRowObject: false).Take(5))
    Console.WriteLine($"{photo.Id}, {photo.PredictedAddress}: {string.Join(", ", photo.Name.Zip(photo.Influence))}");

// The paper's Tables 5 and 6; an influence above 1 is more than the concept's size makes likely.
ConceptTables.All(ml.Geolocation.SummarizeConcepts(view)).WritePlain(Console.Out);

internal sealed class ExplainedPhoto
{
    public string Id { get; set; } = "";
    public string PredictedAddress { get; set; } = "";
    [Microsoft.ML.Data.ColumnName("Concept.Name")] public string[] Name { get; set; } = [];
    [Microsoft.ML.Data.ColumnName("Concept.Influence")] public float[] Influence { get; set; } = [];
}
