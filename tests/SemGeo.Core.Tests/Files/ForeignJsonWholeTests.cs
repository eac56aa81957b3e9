using System.Text;
using System.Text.Json;
using SemGeo.Files;

namespace SemGeo.Core.Tests.Files;

[TestClass]
public sealed class ForeignJsonWholeTests
{
    [TestMethod]
    [DataRow("""{"\ud800":1}""")]
    [DataRow("""{"a":"\ud800"}""")]
    [DataRow("""["\udc00 alone"]""")]
    [DataRow("""["\ud800A"]""")]
    public void Half_a_character_is_no_text(string json)
    {
        StringAssert.Contains(Assert.ThrowsExactly<JsonException>(() => ForeignJson.ParseWhole(Encoding.UTF8.GetBytes(json).AsMemory())).Message, "lone surrogate");
        Assert.ThrowsExactly<JsonException>(() => ForeignJson.ParseWhole(Encoding.UTF8.GetBytes(json).AsSpan()));
    }

    [TestMethod]
    public void Bytes_that_are_no_UTF8_are_refused_within_texts_and_names()
    {
        byte[] damaged = [(byte)'[', (byte)'"', 0xFF, (byte)'"', (byte)']'];
        StringAssert.Contains(Assert.ThrowsExactly<JsonException>(() => ForeignJson.ParseWhole(damaged.AsMemory())).Message, "UTF-8");
    }

    [TestMethod]
    public void Whole_characters_and_escapes_are_read()
    {
        using var json = ForeignJson.ParseWhole("""{"\u00e9":"\ud83d\ude00 \n"}"""u8);
        Assert.AreEqual("😀 \n", json.RootElement.GetProperty("é").GetString());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("{} {}")]
    [DataRow("{}x")]
    public void What_is_no_document_is_the_same_exception(string json) =>
        Assert.IsTrue(Throws(() => ForeignJson.ParseWhole(Encoding.UTF8.GetBytes(json).AsSpan())) && Throws(() => ForeignJson.Parse(Encoding.UTF8.GetBytes(json).AsMemory())));

    [TestMethod]
    [DataRow("1.5", 1.5)]
    [DataRow("-0", 0.0)]
    [DataRow("1e400", double.NaN)]
    [DataRow("\"1\"", double.NaN)]
    [DataRow("null", double.NaN)]
    public void Numbers_are_finite_or_none(string json, double expected)
    {
        using var document = JsonDocument.Parse(json);
        Assert.AreEqual(double.IsFinite(expected), ForeignJson.TryNumber(document.RootElement, out var number));
        if (double.IsFinite(expected))
            Assert.AreEqual(expected, number, 0);
    }

    private static bool Throws(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
