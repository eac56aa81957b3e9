using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.ML.Geocoding;
using SemGeo.ML.Partitioning;

namespace SemGeo.ML.Tests.Geocoding;

/// <summary>Pipelines that were saved with an earlier version of the embedded gazetteer.</summary>
[TestClass]
public sealed class EarlierGazetteerTests
{
    private const string First = "1518ad8eb8ff412d";

    private static readonly GazetteerChange Changed = Gazetteer.ChangesSince(First)!.First(change => change.Now is not null);

    [TestMethod]
    public void A_pipeline_loads_labels_unchanged_places_as_before_and_names_the_changed_ones()
    {
        var path = Path.Combine(Path.GetTempPath(), $"semgeo-earlier-{Guid.NewGuid():N}.zip");
        try
        {
            var ml = new MLContext();
            var photos = Photos(ml);
            var chain = new EstimatorChain<ITransformer>().Append(ml.Geolocation.ReverseGeocode(new ReverseGeocodeOptions(), new Earlier()))
                .Append(ml.Geolocation.SemanticPartitionLabels(new SemanticPartitionLabelsOptions { Partitioning = { MinImages = 1, Thresholds = [1], LevelNames = ["Fine"] } })).Fit(photos);
            ml.Model.Save(chain, photos.Schema, path);

            var other = new MLContext().UseSemGeo();
            var warnings = new List<string>();
            other.Log += (_, entry) =>
            {
                if (entry.Kind == ChannelMessageKind.Warning)
                    warnings.Add(entry.RawMessage);
            };
            var loaded = other.Model.Load(path, out _);

            var labels = Names(loaded.Transform(photos));
            Assert.AreEqual("G2988507", labels[0]);
            Assert.AreEqual(labels[0], Names(chain.Transform(photos))[0]);
            StringAssert.StartsWith(warnings.Single(), $"The partitionings were built with gazetteer ({First}), of which 1 of their ");
            Assert.Contains(Changed.ToString(), warnings.Single());
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string[] Names(IDataView view)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema["Cell.Fine"].GetKeyValues(ref names);
        return [.. view.GetColumn<uint>("Cell.Fine").Select(key => key == 0 ? "" : names.GetItemOrDefault((int)key - 1).ToString())];
    }

    private static IDataView Photos(MLContext ml)
    {
        Assert.IsTrue(Earlier.Embedded.Locations.TryGet(Changed.Id, out var place));
        return ml.Geolocation.LoadFromPhotos([new() { Id = "paris", Latitude = 48.8566, Longitude = 2.3522 }, new() { Id = "changed", Latitude = place.Centre.Latitude, Longitude = place.Centre.Longitude }]);
    }

    /// <summary>The embedded gazetteer as it was: another version, and another address for one place.</summary>
    private sealed class Earlier : IReverseGeocoder
    {
        public static GazetteerGeocoder Embedded { get; } = GazetteerGeocoder.LoadEmbedded();

        public GeocoderSource Source { get; } = new(GazetteerGeocoder.Provider, First);

        public LocationTable Locations => Embedded.Locations;

        public void Geocode(ReadOnlySpan<GeoCoordinate> coordinates, Span<Address> addresses)
        {
            Embedded.Geocode(coordinates, addresses);
            Assert.IsTrue(Locations.TryGet(Changed.Id, out var place));
            for (var i = 0; i < coordinates.Length; i++)
            {
                if (coordinates[i] == place.Centre)
                    addresses[i] = new Address(Changed.Before.Split(", "));
            }
        }
    }
}
