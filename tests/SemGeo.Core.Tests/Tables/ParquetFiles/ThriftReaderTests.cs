using SemGeo.Tables.ParquetFiles;
using static SemGeo.Core.Tests.Tables.ParquetFiles.ThriftBytes;

namespace SemGeo.Core.Tests.Tables.ParquetFiles;

[TestClass]
public sealed class ThriftReaderTests
{
    private static readonly ThriftStruct Point = new("point", new ThriftField(1, "x", ThriftKind.I32, ThriftKind.I32, null, true), new ThriftField(2, "name", ThriftKind.Binary, ThriftKind.Binary, null, true));

    private static readonly ThriftStruct Shape = new(
        "shape",
        new ThriftField(1, "count", ThriftKind.I64, ThriftKind.I64, null, true),
        new ThriftField(2, "points", ThriftKind.List, ThriftKind.Struct, Point, true),
        new ThriftField(3, "is_closed", ThriftKind.True, ThriftKind.True, null, true),
        new ThriftField(4, "small", ThriftKind.I16, ThriftKind.I16, null, true));

    [TestMethod]
    public void Values_are_those_that_were_written()
    {
        var bytes = Struct(I64(1, -3_000_000_000), Structs(2, Struct(I32(1, 7), Text(2, "é")), Struct(I32(1, -8))), new ThriftPart(3, 1, []), new ThriftPart(4, 4, [0x7F]));
        var reader = new ThriftReader(bytes, "it");

        var shape = reader.Read(Shape);

        var points = shape.Value<List<object?>>("points").Cast<ThriftRecord>().ToArray();
        Assert.AreEqual(bytes.Length, reader.Position);
        Assert.AreEqual(-3_000_000_000, shape.Number("count"));
        Assert.AreEqual(1, shape.Number("is_closed"));
        Assert.AreEqual(-64, shape.Number("small"));
        Assert.AreEqual("7 é", $"{points[0].Number("x")} {points[0].Value<string>("name")}");
        Assert.AreEqual(-8, points[1].NumberOrNull("x"));
        Assert.IsFalse(points[1].Has("name"));
        Assert.AreEqual("a point lacks its name", Assert.ThrowsExactly<InvalidDataException>(() => points[1].Value<string>("name")).Message);
    }

    [TestMethod]
    public void Unknown_fields_are_passed_over()
    {
        // A byte, numbers, a text, a list of texts, an empty struct and one of booleans, all of numbers that a shape does not have; then one with its number in full.
        var bytes = Struct(I64(1, 5), new ThriftPart(10, 3, [9]), I32(11, 300), new ThriftPart(12, 7, new byte[8]), Text(13, "abc"), Texts(14, "a", "bc"), Struct(15), Struct(16, new ThriftPart(1, 1, [])), new ThriftPart(17, 2, []));
        byte[] whole = [.. bytes[..^1], 0x08, .. Varint(2 * 4000), 1, (byte)'z', 0];
        var reader = new ThriftReader(whole, "it");

        Assert.AreEqual(5, reader.Read(Shape).Number("count"));
        Assert.AreEqual(whole.Length, reader.Position);
    }

    [TestMethod]
    [DataRow(new byte[] { 0x16, 0x80 }, "it ends within the count of a shape (byte 2 of 2)", DisplayName = "a number that goes on")]
    [DataRow(new byte[] { 0x16, 0x02 }, "it ends within a shape (byte 2 of 2)", DisplayName = "no end of the struct")]
    [DataRow(new byte[0], "it ends within a shape (byte 0 of 0)", DisplayName = "nothing")]
    [DataRow(new byte[] { 0x15, 0x02, 0 }, "in it, the count of a shape is of the kind 5 and not I64 (byte 1 of 3)", DisplayName = "another kind")]
    [DataRow(new byte[] { 0x16, 0x02, 0x06, 0x02, 0x04, 0 }, "in it, the count of a shape is there twice (byte 4 of 6)", DisplayName = "twice")]
    [DataRow(new byte[] { 0x29, 0x9C, 0, 0 }, "in it, the points of a shape has 9 elements, and only 2 bytes are left (byte 2 of 4)", DisplayName = "more elements than bytes")]
    [DataRow(new byte[] { 0x29, 0x15, 0, 0 }, "in it, the points of a shape is a list of the kind 5 and not Struct (byte 2 of 4)", DisplayName = "a list of another kind")]
    [DataRow(new byte[] { 0x29, 0x1C, 0x28, 0x05, 0x61, 0, 0 }, "in it, the name of a point has 5 bytes, and only 3 are left (byte 4 of 7)", DisplayName = "a text longer than what is left")]
    [DataRow(new byte[] { 0x06, 0x01, 0x02, 0 }, "in it, a shape has a field of the number -1 (byte 2 of 4)", DisplayName = "a field below 1")]
    [DataRow(new byte[] { 0x29, 0x1C, 0x15, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0 }, "in it, the x of a point has a number of more than 32 bits (byte 8 of 10)", DisplayName = "35 bits")]
    [DataRow(new byte[] { 0x9C, 0x15, 0x02, 0, 0 }, "in it, a shape has an unknown struct (byte 2 of 5)", DisplayName = "an unknown struct with values")]
    [DataRow(new byte[] { 0x99, 0x11, 0x01, 0 }, "in it, a shape has an unknown list of booleans (byte 2 of 4)", DisplayName = "an unknown list of booleans")]
    [DataRow(new byte[] { 0x9B, 0x00, 0 }, "in it, a shape has a field of the kind 11 (byte 1 of 3)", DisplayName = "a map")]
    public void Damage_is_named_with_its_place(byte[] bytes, string message) =>
        Assert.AreEqual(message, Assert.ThrowsExactly<InvalidDataException>(() => new ThriftReader(bytes, "it").Read(Shape)).Message);

    [TestMethod]
    public void Lists_in_lists_do_not_exhaust_the_stack()
    {
        byte[] bytes = [0x99, .. Enumerable.Repeat((byte)0x19, 1_000_000)];

        var error = Assert.ThrowsExactly<InvalidDataException>(() => new ThriftReader(bytes, "it").Read(Shape));

        Assert.AreEqual("in it, a shape has more than 8 lists in one another (byte 9 of 1000001)", error.Message);
    }
}
