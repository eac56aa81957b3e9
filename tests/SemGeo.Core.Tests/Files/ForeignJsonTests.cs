using System.Text;
using System.Text.Json;
using SemGeo.Files;

namespace SemGeo.Core.Tests.Files;

[TestClass]
public class ForeignJsonTests
{
    [TestMethod]
    public void ABadDocumentIsAJsonException()
    {
        foreach (var bytes in new byte[][] { [], [(byte)'{'], [(byte)'"', 0xFF, (byte)'"'], [(byte)'"', 0xED, 0xA0, 0x80, (byte)'"'], Encoding.UTF8.GetBytes(new string('[', 65) + new string(']', 65)) })
            Assert.Throws<JsonException>(() => ForeignJson.Parse(bytes), Convert.ToHexString(bytes));
        Assert.Throws<JsonException>(() => ForeignJson.Parse("\"\uD800\""));
        Assert.Throws<JsonException>(() => ForeignJson.Parse("\"\uDC00\uD800\""));
    }

    [TestMethod]
    public void AByteOrderMarkIsLeftOut()
    {
        using var document = ForeignJson.Parse(new ReadOnlyMemory<byte>([0xEF, 0xBB, 0xBF, (byte)'7']));
        Assert.AreEqual(7, ForeignJson.Whole(document.RootElement));
    }

    [TestMethod]
    public void WholePairsAreText()
    {
        using var document = ForeignJson.Parse("""{"a": "\ud83d\ude00", "b": "😀"}""");
        Assert.AreEqual("😀", ForeignJson.Text(ForeignJson.Member(document.RootElement, "a")!.Value));
        Assert.AreEqual("😀", ForeignJson.Text(ForeignJson.Member(document.RootElement, "b")!.Value));
    }

    [TestMethod]
    public void HalfASurrogatePairIsAJsonExceptionWhereItIsAskedFor()
    {
        using var document = ForeignJson.Parse("""{"id": "photo\ud800", "latitude": 48.5, "\udc00": 1}""");
        var id = ForeignJson.Member(document.RootElement, "id")!.Value;
        var error = Assert.Throws<JsonException>(() => ForeignJson.Text(id));
        Assert.AreEqual("""The text "photo\ud800" of the JSON holds half a surrogate pair, which is no character.""", error.Message);
        Assert.Throws<JsonException>(() => ForeignJson.TextOf(id));
        Assert.Throws<JsonException>(() => ForeignJson.Members(document.RootElement).Select(ForeignJson.Name).ToArray());
        Assert.AreEqual(48.5, ForeignJson.Number(ForeignJson.Member(document.RootElement, "latitude")!.Value));
    }

    [TestMethod]
    [DataRow("""{"\ud800": 1, "latitude": 2, "\udc00atitude": 3}""")]
    [DataRow("""{"latitude": 1, "l\ud800titude": 3, "latitude": 2}""")]
    [DataRow("""{"latitude\udc00": 1, "latitude": 2}""")]
    public void NamesWithHalfAPairArePassedOverInASearch(string json)
    {
        using var document = ForeignJson.Parse(json);
        Assert.AreEqual(2, ForeignJson.Whole(ForeignJson.Member(document.RootElement, "latitude")!.Value));
        Assert.IsNull(ForeignJson.Member(document.RootElement, "longitude"));
    }

    [TestMethod]
    public void ANameWithHalfAPairIsAJsonExceptionWhereNamesMayNotComeTwice()
    {
        var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
        Assert.Throws<JsonException>(() => ForeignJson.Parse("""{"\ud800": 1}""", options));
        Assert.Throws<JsonException>(() => ForeignJson.Parse("""{"\ud800": 1}"""u8.ToArray(), options));
        Assert.Throws<JsonException>(() => ForeignJson.Parse("""{"a": 1, "a": 2}""", options));
    }

    [TestMethod]
    [DataRow("1e400")]
    [DataRow("-1e400")]
    [DataRow("\"12\"")]
    [DataRow("null")]
    [DataRow("true")]
    [DataRow("[1]")]
    [DataRow("{}")]
    public void WhatIsNoFiniteNumberIsAJsonException(string json)
    {
        using var document = ForeignJson.Parse(json);
        StringAssert.Contains(Assert.Throws<JsonException>(() => ForeignJson.Number(document.RootElement)).Message, json);
    }

    [TestMethod]
    [DataRow("2147483648")]
    [DataRow("9223372036854775808")]
    [DataRow("-1")]
    [DataRow("1.5")]
    [DataRow("\"1\"")]
    public void WhatIsNoWholeNumberOfTheRangeIsAJsonException(string json)
    {
        using var document = ForeignJson.Parse(json);
        StringAssert.Contains(Assert.Throws<JsonException>(() => ForeignJson.Whole(document.RootElement, 0, int.MaxValue)).Message, json);
    }

    [TestMethod]
    public void ValuesOfOtherKindsHaveNoMembersAndNoItems()
    {
        foreach (var json in (string[])["1", "null", "\"a\"", "true"])
        {
            using var document = ForeignJson.Parse(json);
            Assert.IsNull(ForeignJson.Member(document.RootElement, "a"));
            Assert.IsEmpty(ForeignJson.Members(document.RootElement));
            Assert.IsEmpty(ForeignJson.Items(document.RootElement));
        }
    }

    [TestMethod]
    public void ValuesOfAnyKindHaveAText()
    {
        using var document = ForeignJson.Parse("""[12.50, null, "a", true, {"b":1}]""");
        CollectionAssert.AreEqual(new[] { "12.50", "", "a", "true", """{"b":1}""" }, ForeignJson.Items(document.RootElement).Select(ForeignJson.TextOf).ToArray());
    }

    [TestMethod]
    public void LongValuesAreCutBetweenCharacters()
    {
        using var document = ForeignJson.Parse($"\"{new string('a', 38)}😀b\"");
        Assert.AreEqual($"\"{new string('a', 38)}...", ForeignJson.Shown(document.RootElement));
    }
}
