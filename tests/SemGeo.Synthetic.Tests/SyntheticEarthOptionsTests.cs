namespace SemGeo.Synthetic.Tests;

[TestClass]
public class SyntheticEarthOptionsTests
{
    [TestMethod]
    public void Defaults_are_valid() => new SyntheticEarthOptions().Validate();

    [TestMethod]
    public void One_message_names_everything_that_is_wrong()
    {
        var options = new SyntheticEarthOptions
        {
            Countries = ["fr", "GB", "GB"],
            PhotosPerCountry = 0,
            HeldOutPhotosPerCountry = -1,
            RegionsPerCountry = 0,
            PopularPlacesPerRegion = 0,
            PopularShare = double.NaN,
            OtherPlacesPerRegion = -1,
            JitterKm = 101,
            ImageSize = 16,
            ClueConcepts = ["building", "castle"],
            MinimumClueShare = 0.5,
            MaximumClueShare = 0.4,
        };
        var error = Assert.ThrowsExactly<ArgumentException>(options.Validate);
        Assert.AreEqual(
            "SyntheticEarthOptions: Countries holds 'fr', a country is an ISO 3166-1 code of two capital letters. Countries holds 'GB' more than once. "
            + "PhotosPerCountry is 0, it must be at least 1. HeldOutPhotosPerCountry is -1, it must be at least 0. RegionsPerCountry is 0, it must be at least 1. "
            + "PopularPlacesPerRegion is 0, it must be at least 1. PopularShare is NaN, it must be 0 to 1. OtherPlacesPerRegion is -1, it must be at least 0. "
            + "JitterKm is 101, it must be 0 to 100. ImageSize is 16, it must be 32 to 1024. ClueConcepts holds 'castle', which is no ADE20K class. "
            + "MinimumClueShare to MaximumClueShare is 0.5 to 0.4, it must be a range within 0 to 1.",
            error.Message);
    }

    [TestMethod]
    public void Held_out_photos_need_places()
    {
        var options = new SyntheticEarthOptions { HeldOutPlacesPerRegion = 0, CountryCount = 0 };
        var error = Assert.ThrowsExactly<ArgumentException>(options.Validate);
        Assert.AreEqual("SyntheticEarthOptions: CountryCount is 0, it must be at least 1. HeldOutPlacesPerRegion is 0, held-out photos need at least 1.", error.Message);
        (options with { HeldOutPhotosPerCountry = 0, CountryCount = 1 }).Validate();
    }
}
