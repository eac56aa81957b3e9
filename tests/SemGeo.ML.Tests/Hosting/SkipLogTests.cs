using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.ML.Collections;
using SemGeo.ML.Concepts;
using SemGeo.ML.Geocoding;
using SemGeo.ML.Hosting;
using SemGeo.Vision.Explanation;

namespace SemGeo.ML.Tests.Hosting;

/// <summary>What a step leaves out reaches <see cref="MLContext.Log"/>.</summary>
[TestClass]
public sealed class SkipLogTests
{
    [TestMethod]
    public void Scoring_names_photos_that_cannot_be_read()
    {
        var (ml, warnings) = Listen();
        using var model = Reload(ml);
        var view = ml.Geolocation.LoadFromPhotos([new Photo { ImagePath = TrainedModel.Photos.GetColumn<string>("ImagePath").First() }, new Photo { ImagePath = "/nowhere/b.jpg" }]);

        Assert.HasCount(2, model.Transform(view).GetColumn<float>("Probability").ToArray());

        Assert.StartsWith("Left out row 1 (/nowhere/b.jpg): ", warnings.Single());
    }

    [TestMethod]
    public void After_ten_photos_only_their_number_is_written()
    {
        var (ml, warnings) = Listen();
        using var model = Reload(ml);
        var view = ml.Geolocation.LoadFromPhotos(Enumerable.Range(0, 12).Select(i => new Photo { ImagePath = $"/nowhere/{i}.jpg" }));

        Assert.HasCount(12, model.Transform(view).GetColumn<string>("ImageError").ToArray());

        Assert.HasCount(11, warnings);
        Assert.AreEqual("Left out 12 rows, of which the first 10 are named above.", warnings[^1]);
    }

    [TestMethod]
    public void Concepts_name_photos_without_a_mask()
    {
        var (ml, warnings) = Listen();
        var options = new ConceptInfluenceEstimatorOptions { MaskFolder = Path.GetTempPath(), Explanation = new ExplanationOptions { Method = ExplanationMethod.Gradient, Smoothing = Smoothing.None } };
        using var transformer = ml.Geolocation.ConceptInfluence(TrainedModel.Model, options).Fit(TrainedModel.Photos);

        Assert.HasCount(1, transformer.Transform(ml.Data.TakeRows(TrainedModel.Photos, 1)).GetColumn<string>("Concept.Error").ToArray());

        Assert.StartsWith("Left out row 0 (", warnings.Single());
    }

    [TestMethod]
    public void Geocoding_names_coordinates_that_count_as_missing()
    {
        var (ml, warnings) = Listen();
        var view = ml.Geolocation.LoadFromPhotos([new Photo { Latitude = 48.86, Longitude = 2.35 }, new Photo { Latitude = 95, Longitude = 10 }]);
        var step = ml.Geolocation.ReverseGeocode(new ReverseGeocodeOptions { OnInvalidCoordinate = InvalidCoordinatePolicy.TreatAsMissing });

        var texts = step.Fit(view).Transform(view).GetColumn<string>("AddressText").ToArray();

        Assert.AreEqual("", texts[1]);
        Assert.AreEqual("Left out row 1: the coordinate (95, 10) is out of range and counts as missing", warnings.Single());
    }

    private static (MLContext Context, List<string> Warnings) Listen()
    {
        var ml = new MLContext().UseSemGeo();
        var warnings = new List<string>();
        ml.Log += (_, entry) =>
        {
            if (entry.Kind == ChannelMessageKind.Warning && entry.Source.EndsWith(SkipLog.Channel, StringComparison.Ordinal))
                warnings.Add(entry.RawMessage);
        };
        return (ml, warnings);
    }

    // A model that was loaded writes to the log of the context that loaded it.
    private static TransformerChain<ITransformer> Reload(MLContext ml)
    {
        using var file = new MemoryStream();
        new MLContext().Model.Save(new TransformerChain<ITransformer>(TrainedModel.Model), null, file);
        file.Position = 0;
        return (TransformerChain<ITransformer>)ml.Model.Load(file, out _);
    }
}
