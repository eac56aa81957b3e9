using SemGeo.Geography;

namespace SemGeo.Synthetic.Tests;

[TestClass]
public class SyntheticEarthTests
{
    [TestMethod]
    public void A_photo_is_the_same_bytes_whatever_the_threads_and_the_order()
    {
        var first = SyntheticEarth.Create(TestPlaces.SmallOptions(), TestPlaces.World());
        var second = SyntheticEarth.Create(TestPlaces.SmallOptions(), TestPlaces.World());
        var inOrder = first.Photos.Select(p => first.Render(p.Index)).ToArray();
        var atOnce = new SyntheticRendering[inOrder.Length];
        Parallel.For(0, atOnce.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => atOnce[atOnce.Length - 1 - i] = second.Render(atOnce.Length - 1 - i));
        for (var i = 0; i < inOrder.Length; i++)
        {
            CollectionAssert.AreEqual(inOrder[i].Image.Pixels, atOnce[i].Image.Pixels);
            CollectionAssert.AreEqual(inOrder[i].Mask.Classes, atOnce[i].Mask.Classes);
        }

        CollectionAssert.AreEqual(first.Photos.ToArray(), second.Photos.ToArray());
    }

    [TestMethod]
    public void Another_seed_gives_other_photos()
    {
        var one = SyntheticEarth.Create(TestPlaces.SmallOptions(), TestPlaces.World());
        var two = SyntheticEarth.Create(TestPlaces.SmallOptions() with { Seed = 2 }, TestPlaces.World());
        CollectionAssert.AreNotEqual(one.Render(0).Image.Pixels, two.Render(0).Image.Pixels);
    }

    [TestMethod]
    public void No_two_photos_of_a_place_are_alike()
    {
        var earth = SyntheticEarth.Create(TestPlaces.SmallOptions() with { PhotosPerCountry = 12, OtherPlacesPerRegion = 0, PopularPlacesPerRegion = 1 }, TestPlaces.World());
        var masks = earth.Photos.Where(p => p.Place.Id == "FR0-0" && !p.IsHeldOut).Select(p => Convert.ToBase64String(earth.Render(p.Index).Mask.Classes)).ToList();
        Assert.HasCount(6, masks);
        Assert.HasCount(6, masks.Distinct().ToList());
    }

    [TestMethod]
    [DataRow(6, 2)]
    [DataRow(7, 3)]
    [DataRow(1, 0)]
    public void Every_country_has_exactly_as_many_photos_as_asked_for(int training, int heldOut)
    {
        var options = TestPlaces.SmallOptions() with { CountryCount = 5, PhotosPerCountry = training, HeldOutPhotosPerCountry = heldOut };
        var earth = SyntheticEarth.Create(options, TestPlaces.World());
        Assert.HasCount(5 * (training + heldOut), earth.Photos);
        foreach (var country in earth.Photos.GroupBy(p => p.Place.CountryCode))
        {
            Assert.AreEqual(training, country.Count(p => !p.IsHeldOut));
            Assert.AreEqual(heldOut, country.Count(p => p.IsHeldOut));
        }

        CollectionAssert.AreEqual(Enumerable.Range(0, earth.Photos.Count).ToArray(), earth.Photos.Select(p => p.Index).ToArray());
        Assert.AreEqual(5 * training, earth.Photos.TakeWhile(p => !p.IsHeldOut).Count());
        Assert.HasCount(5, earth.Photos.Take(5).Select(p => p.Place.CountryCode).Distinct().ToList());
    }

    [TestMethod]
    public void Held_out_places_are_in_the_same_regions_but_in_no_training_photo()
    {
        var earth = SyntheticEarth.Create(TestPlaces.SmallOptions() with { PhotosPerCountry = 40, HeldOutPhotosPerCountry = 12 }, TestPlaces.World());
        var training = earth.Photos.Where(p => !p.IsHeldOut).ToList();
        var heldOut = earth.Photos.Where(p => p.IsHeldOut).ToList();
        Assert.IsFalse(heldOut.Select(p => p.Place.Id).Intersect(training.Select(p => p.Place.Id)).Any());
        CollectionAssert.AreEquivalent(training.Select(p => p.Place.Admin1Id).Distinct().ToArray(), heldOut.Select(p => p.Place.Admin1Id).Distinct().ToArray());
    }

    [TestMethod]
    public void Popular_places_have_the_asked_share_and_the_largest_population()
    {
        var options = TestPlaces.SmallOptions() with { Countries = ["FR"], PhotosPerCountry = 40, RegionsPerCountry = 1, PopularShare = 0.8, PopularPlacesPerRegion = 2 };
        var earth = SyntheticEarth.Create(options, TestPlaces.World());
        var counts = earth.Photos.Where(p => !p.IsHeldOut).CountBy(p => p.Place.Id).ToDictionary();
        Assert.AreEqual(16, counts["FR0-0"]);
        Assert.AreEqual(16, counts["FR0-1"]);
        Assert.HasCount(6, counts);
    }

    [TestMethod]
    public void Photos_are_off_their_place_but_nearer_to_it_than_to_any_other()
    {
        var world = TestPlaces.World();
        var earth = SyntheticEarth.Create(TestPlaces.SmallOptions() with { JitterKm = 50, PhotosPerCountry = 30 }, world);
        foreach (var photo in earth.Photos)
        {
            var nearest = world.Places.MinBy(p => GreatCircle.DistanceKm(p.Coordinate, photo.Coordinate))!;
            Assert.AreEqual(photo.Place.Id, nearest.Id);
        }

        Assert.IsGreaterThan(3, earth.Photos.Max(p => GreatCircle.DistanceKm(p.Coordinate, p.Place.Coordinate)));
    }

    [TestMethod]
    public void Shuffled_labels_are_the_same_labels_on_other_photos()
    {
        var options = TestPlaces.SmallOptions() with { PhotosPerCountry = 20, HeldOutPhotosPerCountry = 6 };
        var plain = SyntheticEarth.Create(options, TestPlaces.World());
        var shuffled = SyntheticEarth.Create(options with { ShuffleLabelsSeed = 5 }, TestPlaces.World());
        foreach (var isHeldOut in (bool[])[false, true])
        {
            var expected = plain.Photos.Where(p => p.IsHeldOut == isHeldOut).Select(p => (p.Place, p.Coordinate)).ToArray();
            var actual = shuffled.Photos.Where(p => p.IsHeldOut == isHeldOut).Select(p => (p.Place, p.Coordinate)).ToArray();
            CollectionAssert.AreEquivalent(expected, actual);
            CollectionAssert.AreNotEqual(expected, actual);
        }

        CollectionAssert.AreEqual(plain.Photos.Select(p => p.DrawnPlace).ToArray(), shuffled.Photos.Select(p => p.DrawnPlace).ToArray());
        CollectionAssert.AreEqual(plain.Render(3).Image.Pixels, shuffled.Render(3).Image.Pixels);
    }

    [TestMethod]
    public void A_country_without_enough_places_is_an_error_that_names_it()
    {
        var options = TestPlaces.SmallOptions() with { Countries = ["FR", "DE"] };
        var error = Assert.ThrowsExactly<SyntheticEarthException>(() => SyntheticEarth.Create(options, TestPlaces.World()));
        Assert.Contains("'DE' has 0 places", error.Message);
    }

    [TestMethod]
    public void Too_few_countries_is_an_error_with_both_numbers()
    {
        var options = TestPlaces.SmallOptions() with { CountryCount = 9 };
        var error = Assert.ThrowsExactly<SyntheticEarthException>(() => SyntheticEarth.Create(options, TestPlaces.World()));
        Assert.Contains("9 countries were asked for, but only 8", error.Message);
    }

    [TestMethod]
    public void A_photo_that_is_not_in_the_set_is_refused()
    {
        var earth = SyntheticEarth.Create(TestPlaces.SmallOptions(), TestPlaces.World());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => earth.Render(earth.Photos.Count));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => earth.Render(-1));
    }

    [TestMethod]
    public void Changing_the_options_afterwards_changes_nothing()
    {
        var options = TestPlaces.SmallOptions();
        var earth = SyntheticEarth.Create(options, TestPlaces.World());
        options.ImageSize = 999;
        Assert.AreEqual(64, earth.Render(0).Image.Width);
    }
}
