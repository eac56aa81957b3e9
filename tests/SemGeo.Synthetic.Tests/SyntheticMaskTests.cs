using SemGeo.Concepts.Ade20k;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Tests;

[TestClass]
public class SyntheticMaskTests
{
    [TestMethod]
    public void Every_pixel_has_one_of_the_drawn_classes()
    {
        var drawn = typeof(Concept).GetFields().Select(f => (byte)f.GetRawConstantValue()!).ToHashSet();
        var earth = SyntheticEarth.Create(TestPlaces.SmallOptions(), TestPlaces.World());
        foreach (var photo in earth.Photos)
        {
            var (image, mask) = earth.Render(photo.Index);
            Assert.AreEqual((64, 64), (image.Width, mask.Width));
            Assert.IsTrue(mask.Classes.All(drawn.Contains));
        }
    }

    [TestMethod]
    public void A_set_shows_the_concepts_of_towns_and_of_open_land()
    {
        var earth = SyntheticEarth.Create(TestPlaces.SmallOptions() with { CountryCount = 8 }, TestPlaces.World());
        var seen = earth.Photos.SelectMany(p => earth.Render(p.Index).Mask.Classes).ToHashSet();
        foreach (var name in (string[])["sky", "building", "tree", "palm", "road", "grass", "mountain", "person", "car", "sidewalk", "sea", "sand"])
            Assert.Contains(Ade20kClasses.IndexOf(name), seen, name);
    }

    [TestMethod]
    [DataRow("building")]
    [DataRow("tree")]
    [DataRow("mountain")]
    [DataRow("sky")]
    [DataRow("palm")]
    public void Confined_clues_change_no_outline_and_no_other_concept(string clue)
    {
        var earth = SyntheticEarth.Create(TestPlaces.SmallOptions() with { ClueConcepts = [clue] }, TestPlaces.World());
        var concept = Ade20kClasses.IndexOf(clue);
        var differing = 0;
        foreach (var photo in earth.Photos.Take(8))
        {
            var (here, there) = (earth.Render(photo.Index, StyleOf(earth, "FR", photo)), earth.Render(photo.Index, StyleOf(earth, "JP", photo)));
            CollectionAssert.AreEqual(here.Mask.Classes, there.Mask.Classes);
            for (var i = 0; i < here.Mask.Classes.Length; i++)
            {
                if (here.Image.Pixels.AsSpan(3 * i, 3).SequenceEqual(there.Image.Pixels.AsSpan(3 * i, 3)))
                    continue;
                Assert.AreEqual(concept, here.Mask.Classes[i], $"photo {photo.Index}, pixel {i}");
                differing++;
            }
        }

        Assert.IsGreaterThan(1000, differing);
    }

    [TestMethod]
    [DataRow("building", 0.08, 0.30)]
    [DataRow("tree", 0.08, 0.30)]
    [DataRow("mountain", 0.08, 0.30)]
    [DataRow("building", 0.15, 0.40)]
    public void Confined_clues_cover_the_asked_share(string clue, double least, double most)
    {
        var options = TestPlaces.SmallOptions() with { ClueConcepts = [clue], MinimumClueShare = least, MaximumClueShare = most };
        var earth = SyntheticEarth.Create(options, TestPlaces.World());
        foreach (var photo in earth.Photos)
        {
            var share = earth.Render(photo.Index).Mask.ShareOf(Ade20kClasses.IndexOf(clue));
            Assert.IsTrue(share >= least && share <= most, $"photo {photo.Index} shows {share:P1}");
        }
    }

    [TestMethod]
    public void Without_confinement_the_place_changes_outlines_too()
    {
        var earth = SyntheticEarth.Create(TestPlaces.SmallOptions(), TestPlaces.World());
        var photo = earth.Photos[0];
        var (here, there) = (earth.Render(0, StyleOf(earth, "FR", photo)), earth.Render(0, StyleOf(earth, "JP", photo)));
        CollectionAssert.AreNotEqual(here.Mask.Classes, there.Mask.Classes);
    }

    private static PlaceStyle StyleOf(SyntheticEarth earth, string countryCode, SyntheticPhoto photo)
    {
        var place = TestPlaces.World().Places.First(p => p.CountryCode == countryCode);
        return new PlaceStyle(place, place.Coordinate, photo.TakenAt, isDyed: earth.Options.ClueConcepts.Count > 0);
    }
}
