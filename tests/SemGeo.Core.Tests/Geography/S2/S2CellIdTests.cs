using System.Globalization;
using SemGeo.Geography;
using SemGeo.Geography.S2;

namespace SemGeo.Core.Tests.Geography.S2;

[TestClass]
public class S2CellIdTests
{
    private static readonly int[] GoldenLevels = [2, 5, 9, 13, 20];

    [TestMethod]
    public void Tokens_are_those_of_the_S2_library()
    {
        var points = Golden();
        foreach (var (coordinate, tokens) in points)
        {
            var leaf = S2CellId.From(coordinate);
            Assert.AreEqual(tokens[0], leaf.ToString(), $"{coordinate}");
            Assert.AreEqual(leaf, S2CellId.Parse(tokens[0]));
            for (var i = 0; i < GoldenLevels.Length; i++)
            {
                Assert.AreEqual(tokens[i + 1], leaf.Parent(GoldenLevels[i]).ToString(), $"{coordinate} level {GoldenLevels[i]}");
                Assert.AreEqual(tokens[i + 1], S2CellId.From(coordinate, GoldenLevels[i]).ToString());
                Assert.AreEqual(GoldenLevels[i], S2CellId.Parse(tokens[i + 1]).Level);
            }
        }

        Assert.HasCount(412, points);
    }

    [TestMethod]
    public void Many_at_once_are_as_one_by_one_and_missing_ones_lie_in_none()
    {
        GeoCoordinate[] coordinates = [.. Golden().Select(point => point.Coordinate), GeoCoordinate.Missing, new(91, 0), new(0, 180.1), new(0, double.PositiveInfinity)];
        var leaves = new S2CellId[coordinates.Length + 1];
        S2Leaves.Find(coordinates, leaves);
        for (var i = 0; i < coordinates.Length; i++)
            Assert.AreEqual(coordinates[i].IsValid ? S2CellId.From(coordinates[i]) : S2CellId.None, leaves[i]);
        Assert.ThrowsExactly<ArgumentException>(() => S2Leaves.Find(coordinates, leaves.AsSpan(0, 3)));
    }

    [TestMethod]
    [DataRow(0, "1", 0, 0)]
    [DataRow(1, "3", 0, 90)]
    [DataRow(2, "5", 90, 0)]
    [DataRow(3, "7", 0, 180)]
    [DataRow(4, "9", 0, -90)]
    [DataRow(5, "b", -90, 0)]
    public void Faces_are_about_the_axes(int face, string token, double latitude, double longitude)
    {
        var cell = S2CellId.FromFace(face);
        Assert.AreEqual(token, cell.ToString());
        Assert.AreEqual(face, cell.Face);
        Assert.AreEqual(0, cell.Level);
        Assert.AreEqual(latitude, cell.Centre.Latitude, 1e-12);
        Assert.AreEqual(longitude, Math.Abs(longitude) == 180 ? Math.Abs(cell.Centre.Longitude) : cell.Centre.Longitude, 1e-12);
        Assert.AreEqual(cell, S2CellId.From(new(latitude, longitude), 0));
    }

    [TestMethod]
    public void Children_divide_a_cell_in_the_order_of_the_curve()
    {
        // Face 0 is 000 1 0...; its children are 000 xx 1 0...: 0x04, 0x0c, 0x14, 0x1c in the first byte.
        var face = S2CellId.FromFace(0);
        CollectionAssert.AreEqual(new[] { "04", "0c", "14", "1c" }, Enumerable.Range(0, 4).Select(k => face.Child(k).ToString()).ToArray());
        foreach (var cell in new[] { face, S2CellId.Parse("4797401"), S2CellId.From(new(-33.9, 18.4), 29) })
        {
            var next = cell.RangeMin.Id;
            for (var k = 0; k < 4; k++)
            {
                var child = cell.Child(k);
                Assert.AreEqual(cell.Level + 1, child.Level);
                Assert.AreEqual(cell, child.Parent(cell.Level));
                Assert.AreEqual(next, child.RangeMin.Id);
                Assert.IsTrue(cell.Contains(child) && !child.Contains(cell));
                next = child.RangeMax.Id + 2; // Leaf ids are odd.
            }

            Assert.AreEqual(cell.RangeMax.Id + 2, next);
        }
    }

    [TestMethod]
    public void Centre_of_a_cell_lies_in_it()
    {
        foreach (var (coordinate, _) in Golden())
        {
            for (var level = 0; level <= S2CellId.MaxLevel - 1; level++)
            {
                var cell = S2CellId.From(coordinate, level);
                Assert.AreEqual(cell, S2CellId.From(cell.Centre, level), $"{cell}");
            }
        }
    }

    [TestMethod]
    public void Centre_of_a_leaf_is_within_a_centimetre_of_what_it_was_made_of()
    {
        foreach (var (coordinate, _) in Golden())
            Assert.IsLessThan(1e-5, GreatCircle.DistanceKm(coordinate, S2CellId.From(coordinate).Centre));
    }

    [TestMethod]
    [DataRow("", "empty")]
    [DataRow("4.7E+064", "spreadsheet")]
    [DataRow("4,7E+64", "spreadsheet")]
    [DataRow("47g", "hexadecimal")]
    [DataRow(" 47", "hexadecimal")]
    [DataRow("-47", "hexadecimal")]
    [DataRow("X", "hexadecimal")]
    [DataRow("10000000000000001", "longer than 16")]
    [DataRow("0", "no cell of the grid")]
    [DataRow("c4", "no cell of the grid", DisplayName = "face 6")]
    [DataRow("48", "no cell of the grid", DisplayName = "the last one bit at an odd place")]
    public void A_damaged_token_is_named_with_what_is_wrong(string token, string why)
    {
        Assert.IsFalse(S2CellId.TryParse(token, out var cell));
        Assert.AreEqual(S2CellId.None, cell);
        var e = Assert.ThrowsExactly<FormatException>(() => S2CellId.Parse(token));
        StringAssert.Contains(e.Message, $"'{token}' is no S2 cell token");
        StringAssert.Contains(e.Message, why);
    }

    [TestMethod]
    public void Tokens_are_read_in_either_case_and_with_zeros_at_their_end()
    {
        Assert.AreEqual(S2CellId.Parse("4ac"), S2CellId.Parse("4AC000"));
        Assert.AreEqual("4ac", S2CellId.Parse("4AC000").ToString());
    }

    [TestMethod]
    public void None_is_no_cell()
    {
        Assert.IsFalse(S2CellId.None.IsValid);
        Assert.AreEqual("X", S2CellId.None.ToString());
    }

    [TestMethod]
    [DataRow(double.NaN, 0)]
    [DataRow(90.1, 0)]
    [DataRow(0, -180.1)]
    public void A_position_that_is_none_lies_in_no_cell(double latitude, double longitude)
        => StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => S2CellId.From(new(latitude, longitude))).Message, "lies in no cell");

    [TestMethod]
    public void Levels_faces_and_children_that_are_not_there_are_refused()
    {
        var cell = S2CellId.Parse("47974");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cell.Parent(-1));
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cell.Parent(9)).Message, "levels 0 to 7");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cell.Child(4));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => S2CellId.FromFace(6));
        Assert.ThrowsExactly<InvalidOperationException>(() => cell.RangeMin.Child(0));
    }

    [TestMethod]
    public void Cells_sort_along_the_curve()
    {
        S2CellId[] cells = [S2CellId.Parse("5"), S2CellId.Parse("04"), S2CellId.Parse("1c")];
        Array.Sort(cells);
        CollectionAssert.AreEqual(new[] { "04", "1c", "5" }, Array.ConvertAll(cells, cell => cell.ToString()));
    }

    internal static List<(GeoCoordinate Coordinate, string[] Tokens)> Golden()
        => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Golden", "s2-cells.csv")).Skip(1).Select(line => line.Split(',')).Select(fields =>
            (new GeoCoordinate(double.Parse(fields[0], CultureInfo.InvariantCulture), double.Parse(fields[1], CultureInfo.InvariantCulture)), fields[2..]))];
}
