using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geocoding.Emp16;
using SemGeo.Geocoding.Providers;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.ML.Collections;
using SemGeo.ML.Geocoding;

namespace SemGeo.ML.Tests.Geocoding;

[TestClass]
public sealed class GeocoderPersistenceTests
{
    private static readonly Photo[] Photos = [new() { Id = "a", Latitude = 35.9, Longitude = 14.45 }];

    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-geocoders-").FullName;

    private string Addresses => Path.Combine(_folder, "addresses.jsonl");

    private string Model => Path.Combine(_folder, "model.zip");

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Saved_step_opens_its_file_again()
    {
        SaveEmp16Model();

        Assert.AreEqual("R2", Load().GetColumn<string[]>("Address").Single().Single());
    }

    [TestMethod]
    public void Changed_file_is_an_error_that_says_both_sources()
    {
        var saved = SaveEmp16Model();
        File.AppendAllText(Addresses, "\n");

        var error = Innermost<GeocoderChangedException>();
        Assert.IsTrue(error.Expected == saved);
        Assert.Contains(saved.ToString(), error.Message);
        Assert.Contains(error.Actual.ToString(), error.Message);
    }

    [TestMethod]
    public void Missing_file_is_an_error_that_says_which_and_how_to_give_another()
    {
        SaveEmp16Model();
        var moved = Path.Combine(_folder, "moved.jsonl");
        File.Move(Addresses, moved);

        var error = Innermost<GeocoderUnavailableException>();
        Assert.Contains(Addresses, error.Message);
        Assert.Contains("UseGeocoder", error.Message);

        var ml = new MLContext().UseSemGeo();
        ml.Geolocation.UseGeocoder(Emp16Geocoder.Load(moved));
        Assert.AreEqual("R2", Load(ml).GetColumn<string[]>("Address").Single().Single());
    }

    [TestMethod]
    public void Model_of_version_0_1_has_no_settings_and_still_loads()
    {
        var ml = new MLContext();
        var view = ml.Geolocation.LoadFromPhotos(Photos);
        ml.Model.Save(ml.Geolocation.ReverseGeocode().Fit(view), view.Schema, Model);
        using (var zip = ZipFile.Open(Model, ZipArchiveMode.Update))
        {
            zip.Entries.Single(entry => entry.Name == "Settings").Delete();
            zip.Entries.Single(entry => entry.Name == "Checksums").Delete();
            using var key = zip.Entries.Single(entry => entry.FullName.Replace('\\', '/') == "TransformerChain/Model.key").Open();
            WriteOlderVersion(key);
        }

        Assert.AreEqual("MT", Load().GetColumn<string[]>("Address").Single()[^1]);
    }

    [TestMethod]
    public void Geocoder_of_the_users_own_cannot_be_saved()
    {
        var ml = new MLContext();
        var view = ml.Geolocation.LoadFromPhotos(Photos);
        var step = ml.Geolocation.ReverseGeocode(new ReverseGeocodeOptions(), new Own()).Fit(view);

        var error = Assert.Throws<Exception>(() => ml.Model.Save(step, view.Schema, Model));
        Assert.Contains("'own'", Models.Innermost(error).Message);
    }

    // 1.1 had no checksums; the version stands in the header as it was written and as it can be read.
    private static void WriteOlderVersion(Stream key)
    {
        using var memory = new MemoryStream();
        key.CopyTo(memory);
        var bytes = memory.ToArray();
        ReadOnlySpan<byte> present = [2, 0, 1, 0], older = [1, 0, 1, 0];
        var header = bytes.AsSpan(bytes.AsSpan().IndexOf("SEMGEO"u8));
        for (var version = 0; version < 2; version++)
            older.CopyTo(header[header.IndexOf(present)..]);
        key.Position = 0;
        key.Write(bytes);
    }

    private GeocoderSource SaveEmp16Model()
    {
        File.WriteAllText(Addresses, """{"id": "a", "latitude": 35.9, "longitude": 14.45, "h_raw": ["R2"], "h": []}""");
        var ml = new MLContext();
        var view = ml.Geolocation.LoadFromPhotos(Photos);
        var geocoder = Emp16Geocoder.Load(Addresses);
        ml.Model.Save(ml.Geolocation.ReverseGeocode(new ReverseGeocodeOptions(), geocoder).Fit(view), view.Schema, Model);
        return geocoder.Source;
    }

    private IDataView Load(MLContext? context = null)
    {
        var ml = context ?? new MLContext().UseSemGeo();
        return ml.Model.Load(Model, out _).Transform(ml.Geolocation.LoadFromPhotos(Photos));
    }

    private TException Innermost<TException>()
        where TException : Exception
    {
        Exception? error = Assert.Throws<Exception>(() => Load());
        while (error is not (null or TException))
            error = error.InnerException;
        return error as TException ?? throw new AssertFailedException($"No {typeof(TException).Name}.");
    }

    private sealed class Own : IReverseGeocoder
    {
        public GeocoderSource Source { get; } = new("own", "1");

        public LocationTable Locations { get; } = new();

        public void Geocode(ReadOnlySpan<GeoCoordinate> coordinates, Span<Address> addresses) => addresses.Fill(Address.Empty);
    }
}
