using System.Globalization;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Partitioning;
using SemGeo.Partitioning.Authors;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Partitioning;

/// <summary>Partitionings that an earlier build wrote (tests/Shared/Frozen) have the cells that it had.</summary>
[TestClass]
public sealed class FrozenPartitioningTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Frozen", "0.1");

    [TestMethod]
    [DataRow("semp")]
    [DataRow("s2")]
    [DataRow("countries")]
    [DataRow("cplanet")]
    public void Set_has_the_same_cells_and_labels(string name)
    {
        var set = PartitioningSetFile.Load(Path.Combine(Folder, "partitionings", name + ".partitioning"), Gazetteer.LoadCountryBorders);

        Assert.AreEqual(File.ReadAllText(Path.Combine(Folder, "partitionings", name + ".json")).Trim(), Text(set, Places()));
    }

    [TestMethod]
    [DataRow("semp")]
    [DataRow("s2")]
    public void Authors_files_hold_the_same_cells(string name)
    {
        var read = AuthorsFiles.Read(Path.Combine(Folder, "partitionings", "authors-" + name)).Set;
        var written = PartitioningSetFile.Load(Path.Combine(Folder, "partitionings", name + ".partitioning"), Gazetteer.LoadCountryBorders);

        Assert.AreEqual(Cells(written), Cells(read));
    }

    private static string Cells(PartitioningSet set) => string.Join('\n', set.Levels.Select(level => string.Join(' ', level.Cells.Select(cell => cell.LocationId).Order(StringComparer.Ordinal))));

    private static string Text(PartitioningSet set, GeoCoordinate[] places) =>
        FrozenPartitioning.Read(set, places).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    // Coordinates of the training photos; none of the other columns has a comma before them.
    private static GeoCoordinate[] Places() => [.. File.ReadLines(Path.Combine(Folder, "earth", "train.csv")).Skip(1)
        .Select(line => line.Split(',')).Select(row => new GeoCoordinate(double.Parse(row[3], CultureInfo.InvariantCulture), double.Parse(row[4], CultureInfo.InvariantCulture)))];
}
