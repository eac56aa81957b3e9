using System.Globalization;
using SemGeo.Geocoding.Emp16;
using SemGeo.Locations;
using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.Geocoding.Tests.Emp16;

[TestClass]
public class Emp16PartitioningTests
{
    private static readonly GeocoderSource Source = new("emp16", "test");

    [TestMethod]
    public void A_file_read_ahead_gives_what_its_rows_give_one_by_one()
    {
        using var file = new TemporaryFile(string.Join('\n', Enumerable.Range(0, 20_000).Select(Row)));
        var ahead = new PartitioningSetBuilder(Source);
        using (var reader = Emp16Reader.Open(file.Path))
            ahead.AddAll(reader);
        var plain = new PartitioningSetBuilder(Source);
        using (var reader = Emp16Reader.Open(file.Path))
        {
            while (reader.Read())
                plain.Add(reader.RawAddress, reader.Coordinate);
        }

        var (a, b) = (ahead.Build(new(), new()), plain.Build(new(), new()));
        Assert.AreEqual(20_000, ahead.ImageCount);
        Assert.AreEqual(b.Statistics, a.Statistics);
        foreach (var (left, right) in a.Levels.Zip(b.Levels))
            CollectionAssert.AreEqual(right.Cells.ToArray(), left.Cells.ToArray());
    }

    [TestMethod]
    public void Damage_in_the_file_is_told_and_the_rows_before_it_are_counted()
    {
        using var file = new TemporaryFile(string.Join('\n', [.. Enumerable.Range(0, 10).Select(Row), "no JSON", .. Enumerable.Range(0, 10).Select(Row)]));
        var builder = new PartitioningSetBuilder(Source);
        using var reader = Emp16Reader.Open(file.Path, new Emp16ReaderOptions { OnDamagedLine = Emp16DamagedLinePolicy.Throw });
        StringAssert.Contains(Assert.ThrowsExactly<Emp16FormatException>(() => builder.AddAll(reader)).Message, "line 11");
        Assert.AreEqual(10, builder.ImageCount);
    }

    [TestMethod]
    public void An_error_of_who_uses_the_rows_ends_the_reading()
    {
        using var file = new TemporaryFile(string.Join('\n', Enumerable.Range(0, 100_000).Select(Row)));
        using var reader = Emp16Reader.Open(file.Path);
        Assert.ThrowsExactly<InvalidOperationException>(() => Emp16ReadAhead.Run(reader, _ => throw new InvalidOperationException("full")));
        Assert.IsLessThan(100_000, reader.RowCount);
    }

    private static string Row(int i) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"id": "{{i}}.jpg", "latitude": {{i % 170 - 85 + 0.5}}, "longitude": {{i % 350 - 175}}, "h_raw": ["N{{i % 5000}}", "W{{i % 100}}", "R{{i % 7}}"], "h": []}""");
}
