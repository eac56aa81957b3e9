using SemGeo.Geocoding.Osm;
using SemGeo.Geocoding.Osm.Shapes;
using SemGeo.Tests;

namespace SemGeo.Geocoding.Tests.Osm;

[TestClass]
public sealed class OsmBudgetTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void A_way_named_many_times_is_looked_at_once()
    {
        // 200,001 times 3,000 nodes, in some kilobytes.
        var writer = new PbfWriter();
        var way = Ring(writer, 3_000);
        writer.Way(1, way).Relation(7, [.. Enumerable.Repeat("W1:outer", 200_001)], "type=boundary", "boundary=administrative", "admin_level=4", "name=A");
        var geocoder = writer.Open(TestContext);
        Assert.AreEqual("R7", geocoder.Geocode(new(1, 1)).ToString());
    }

    [TestMethod]
    public void Relations_that_share_a_way_too_often_are_refused_by_the_number_of_its_nodes()
    {
        var writer = new PbfWriter();
        var way = Ring(writer, 3_000);
        writer.Way(1, way);
        for (var i = 0; i < 1_000; i++)
            writer.Relation(i + 1, ["W1:outer"], "type=boundary", "boundary=administrative", "admin_level=4", "name=A");
        var e = Assert.ThrowsExactly<OsmFormatException>(() => writer.Open(TestContext));
        StringAssert.Contains(e.Message, "references to nodes");
        Assert.IsInstanceOfType<SemGeo.Files.ReadLimitException>(e.InnerException);
    }

    [TestMethod]
    public void Objects_with_more_parts_than_there_are_anywhere_are_refused()
    {
        StringAssert.Contains(Fails(new PbfWriter().Node(1, 1, 1).Way(5, new long[100_001])), "Way 5 asks for 100,001 references to nodes");
        StringAssert.Contains(Fails(new PbfWriter().Node(1, 1, 1).Relation(7, [.. Enumerable.Repeat("W1:outer", 250_001)], "type=boundary")), "Relation 7 asks for 250,001 values");
        StringAssert.Contains(Fails(new PbfWriter().Node(1, 1, 1, [.. Enumerable.Repeat("a=b", 20_001)])), "Node 1 asks for 20,001 values");
        StringAssert.Contains(Fails(new PbfWriter().Node(1, 1, 1, "name=" + new string('x', 70_000))), "A string of a block asks for 70,000 bytes");
    }

    [TestMethod]
    public void Blocks_that_expand_beyond_measure_are_refused()
    {
        var writer = new PbfWriter();
        var zeros = writer.Block("OSMData", [0x1A, .. Length(30_000_000), .. new byte[30_000_000]]);
        var bytes = (byte[])[.. writer.Node(1, 1, 1).ToBytes(), .. zeros, .. zeros];
        var e = Assert.ThrowsExactly<OsmFormatException>(() => OsmExtractGeocoder.Open(ToyExtract.Write(TestContext, bytes)));
        StringAssert.Contains(e.Message, "bytes for each compressed one");
    }

    [TestMethod]
    public void Where_thousands_of_lines_meet_rings_are_found_in_no_square_of_time()
    {
        // A fan of triangles at node 0: looked for one by one among 200,000 neighbours they would take minutes.
        const int Triangles = 100_000;
        var assembler = new RingAssembler();
        for (var i = 0; i < Triangles; i++)
            assembler.Add([0, 2 * i + 1, 2 * i + 2, 0], isInner: false);
        Assert.HasCount(Triangles, assembler.Assemble());
    }

    [TestMethod]
    public void Rings_made_to_cross_everywhere_are_left_out_with_the_reason()
    {
        // Every stroke of the zigzag crosses every one of the other.
        const int Strokes = 1_500;
        (int X, int Y)[] zigzag =
        [
            .. Enumerable.Range(0, Strokes).Select(i => (i * 10, i % 2 * 100_000)),
            .. Enumerable.Range(0, Strokes).Select(i => (i % 2 * 100_000 - 40_000, i * 10 + 5)),
        ];
        var nodes = Enumerable.Range(0, zigzag.Length).Select(i => (long)i).Append(0).ToArray();
        var area = MultipolygonAssembler.Assemble([(nodes, false)], 0, Locate, out var problem, out _);
        Assert.IsNull(area);
        StringAssert.Contains(problem, "too often to be sorted out");

        bool Locate(long node, out int x, out int y)
        {
            (x, y) = zigzag[node];
            return true;
        }
    }

    private static long[] Ring(PbfWriter writer, int nodes)
    {
        for (var i = 0; i < nodes; i++)
            writer.Node(i + 1, 1 + Math.Sin(2 * Math.PI * i / nodes) / 10, 1 + Math.Cos(2 * Math.PI * i / nodes) / 10);
        return [.. Enumerable.Range(1, nodes).Select(i => (long)i), 1];
    }

    private string Fails(PbfWriter writer) => Assert.ThrowsExactly<OsmFormatException>(() => writer.Open(TestContext)).Message;

    private static byte[] Length(int value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }
}
