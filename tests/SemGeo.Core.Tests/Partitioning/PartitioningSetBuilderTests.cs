using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Partitioning;

[TestClass]
public class PartitioningSetBuilderTests
{
    [TestMethod]
    public void Classes_are_the_finest_locations_left_in_the_order_of_their_ids()
    {
        var set = Places.Europe();
        Assert.AreEqual("berlin 5, de 1, fr 2, lyon 4, mc 3, paris 6", Classes(set, 0));
        Assert.AreEqual("de 6, fr 6, paris 6", Classes(set, 1));
    }

    [TestMethod]
    public void Location_whose_images_are_all_in_finer_classes_is_no_class()
        => Assert.AreEqual("lyon 4, paris 6", Classes(Places.Builder(("paris fr", 6), ("lyon fr", 4)).Build(Places.Options(1, 3), new()), 0));

    [TestMethod]
    public void Base_filter_counts_raw_addresses_and_thresholds_count_paths()
    {
        // "b" is in three raw addresses, but a's path leads to "c": with the recount b has one image left.
        var set = Places.Builder(("a b", 2), ("a c", 3), ("b", 1)).Build(Places.Options(3, 3), new());
        Assert.AreEqual(1, set.Hierarchy.ImagesOf("b"));
        Assert.AreEqual("a 5", Classes(set, 0));
    }

    [TestMethod]
    public void Rare_location_is_taken_out_before_edges_are_counted()
        => Assert.AreEqual("c", Places.Builder(("a b c", 2), ("a d c", 2), ("a", 1)).Build(Places.Options(3, 3), new()).Hierarchy.ParentOf("a"));

    [TestMethod]
    public void Areas_only_takes_out_points_and_unknown_locations()
    {
        var set = Places.Builder(("spot lyon fr", 5), ("paris fr", 3)).Build(new() { MinImages = 1, Thresholds = [1], AreasOnly = true }, Places.EuropeNames());
        Assert.AreEqual("fr 5, paris 3", Classes(set, 0));
    }

    [TestMethod]
    public void Mean_coordinate_is_that_of_the_images_of_the_class()
    {
        var builder = new PartitioningSetBuilder(Places.Source);
        builder.Add(Places.AddressOf("suva fj"), new(-18, 178));
        builder.Add(Places.AddressOf("suva fj"), new(-18, 180));
        builder.Add(Places.AddressOf("fj"), new(-17, 179));
        builder.Add(Places.AddressOf("fj"), new(-17, -179));
        var set = builder.Build(Places.Options(1, 1, 3), new());
        var (fiji, suva) = (set.Finest.Cells[0].Coordinate, set.Finest.Cells[1].Coordinate);
        Assert.AreEqual(180, Math.Abs(fiji.Longitude), 1e-6, "across the antimeridian");
        Assert.AreEqual(179, suva.Longitude, 1e-6);

        // The four photos of the country together.
        Assert.AreEqual(179.5, set.Levels[1].Cells[0].Coordinate.Longitude, 0.01);
        Assert.AreEqual(set.Levels[1].Cells[0].Coordinate, set.Hierarchy.MeanOf(set.Hierarchy.IndexOf("fj")));
    }

    [TestMethod]
    public void Class_without_coordinates_falls_back_to_the_centre_of_its_location()
    {
        var builder = new PartitioningSetBuilder(Places.Source);
        builder.Add(Places.AddressOf("paris fr"), GeoCoordinate.Missing);
        builder.Add(Places.AddressOf("rome it"), GeoCoordinate.Missing);
        builder.Add(Places.AddressOf("lyon fr"), new(45, 5));
        var set = builder.Build(Places.Options(1, 1), Places.EuropeNames());
        Assert.AreEqual(new GeoCoordinate(48.85, 2.35), set.Finest.Cells[1].Coordinate, "paris");
        Assert.IsTrue(set.Finest.Cells[2].Coordinate.IsMissing, "rome, which the table does not know");
        Assert.AreEqual(2, set.Statistics.WithoutCoordinate);
    }

    [TestMethod]
    public void Image_out_of_range_counts_but_not_towards_the_mean()
    {
        var builder = Places.Builder(("a", 2));
        builder.Add(Places.AddressOf("a"), new(91, 0));
        var cell = builder.Build(Places.Options(1, 1), new()).Finest.Cells[0];
        Assert.AreEqual(3, cell.ImageCount);
        Assert.AreEqual(1, cell.Coordinate.Latitude, 1e-6);
    }

    [TestMethod]
    public void Statistics_say_what_the_collection_was_like()
        => Assert.AreEqual(new CollectionStatistics(23, 1, 1, 1, 7, 7, 0), Places.Europe().Statistics);

    [TestMethod]
    public void Ways_to_add_an_image_are_the_same()
    {
        var builder = new PartitioningSetBuilder(Places.Source);
        builder.Add(Places.AddressOf("paris fr"), new(1, 2));
        builder.Add(["paris", "fr"], new GeoCoordinate(1, 2));
        builder.Add([null!, "paris", "", "fr"], new GeoCoordinate(1, 2));
        builder.Add(["paris".AsMemory(), default, "fr".AsMemory()], new GeoCoordinate(1, 2));
        Assert.AreEqual(4, builder.ImageCount);
        Assert.AreEqual(1, builder.DistinctAddressCount);
        Assert.AreEqual("paris 4", Classes(builder.Build(Places.Options(1, 1), new()), 0));
    }

    [TestMethod]
    public void Build_may_be_called_again_with_other_options()
    {
        var builder = Places.Builder(("paris fr", 6), ("lyon fr", 4));
        Assert.AreEqual("lyon 4, paris 6", Classes(builder.Build(Places.Options(1, 3), new()), 0));
        Assert.AreEqual("fr 4, paris 6", Classes(builder.Build(Places.Options(1, 5), new()), 0));
        builder.Add(Places.AddressOf("lyon fr"), new(1, 1));
        Assert.AreEqual("lyon 5, paris 6", Classes(builder.Build(Places.Options(1, 5), new()), 0));
    }

    [TestMethod]
    public void Threshold_that_leaves_no_cell_says_which_and_how_to_mend_it()
    {
        var error = Assert.ThrowsExactly<PartitioningException>(() => Places.Builder(("paris fr", 6), ("lyon fr", 4)).Build(Places.Options(1, 3, 12), Places.EuropeNames()));
        Assert.AreEqual("Threshold 12 of partitioning 'Coarse' leaves no cell: the most frequent location, 'fr' (France), has 10 images. Use a threshold of at most 10, or add images.", error.Message);
    }

    [TestMethod]
    public void Filter_that_leaves_no_location_says_so()
    {
        var error = Assert.ThrowsExactly<PartitioningException>(() => Places.Builder(("paris fr", 6)).Build(Places.Options(7, 8), new()));
        Assert.AreEqual("MinImages 7 leaves no location: the most frequent one, 'fr', has 6 images. Use at most 6, or add images.", error.Message);
        error = Assert.ThrowsExactly<PartitioningException>(() => Places.Builder(("x", 6)).Build(new() { AreasOnly = true }, new()));
        Assert.StartsWith("AreasOnly leaves no location", error.Message);
    }

    [TestMethod]
    public void Collection_without_images_addresses_or_coordinates_says_what_is_missing()
    {
        var options = Places.Options(1, 1);
        var builder = new PartitioningSetBuilder(Places.Source);
        Assert.StartsWith("No image was added", Assert.ThrowsExactly<PartitioningException>(() => builder.Build(options, new())).Message);
        builder.Add(Address.Empty, new(1, 1));
        Assert.StartsWith("None of the 1 images has an address", Assert.ThrowsExactly<PartitioningException>(() => builder.Build(options, new())).Message);
        builder = new PartitioningSetBuilder(Places.Source);
        builder.Add(Places.AddressOf("a"), GeoCoordinate.Missing);
        Assert.StartsWith("None of the 1 images has a coordinate", Assert.ThrowsExactly<PartitioningException>(() => builder.Build(options, new())).Message);
    }

    private static string Classes(PartitioningSet set, int level)
        => string.Join(", ", set.Levels[level].Cells.Select(cell => $"{cell.LocationId} {cell.ImageCount}"));
}
