using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using SemGeo.Pipelines.Configuration;

namespace SemGeo.Pipelines.Tests.Configuration;

[TestClass]
public sealed class StrictBinderTests
{
    [TestMethod]
    public void Values_of_every_kind_are_bound()
    {
        var settings = Bind("""{ "count": 12, "rate": 1.5e-3, "flag": true, "name": "x, y", "day": "friday", "limit": 9, "budget": "01:30:00", "words": [ "p", "q, r" ] }""");
        Assert.AreEqual(12, settings.Count);
        Assert.AreEqual(0.0015, settings.Rate);
        Assert.IsTrue(settings.Flag);
        Assert.AreEqual("x, y", settings.Name);
        Assert.AreEqual(DayOfWeek.Friday, settings.Day);
        Assert.AreEqual(9, settings.Limit);
        Assert.AreEqual(TimeSpan.FromMinutes(90), settings.Budget);
        CollectionAssert.AreEqual(new[] { "p", "q, r" }, settings.Words);
    }

    [TestMethod]
    public void What_is_not_named_keeps_its_default()
    {
        var settings = Bind("""{ "nested": { "depth": 4 } }""");
        Assert.AreEqual(4, settings.Nested.Depth);
        Assert.AreEqual(0.25f, settings.Nested.Share);
        Assert.AreEqual(7, settings.Count);
        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, settings.Steps.ToArray());
    }

    [TestMethod]
    [DataRow("[ 5 ]", new[] { 5 })]
    [DataRow("[ 9, 8 ]", new[] { 9, 8 })]
    [DataRow("[]", new int[0])]
    [DataRow("\"4, 6\"", new[] { 4, 6 })]
    [DataRow("4", new[] { 4 })]
    public void List_replaces_the_default(string json, int[] expected) =>
        CollectionAssert.AreEqual(expected, Bind($$"""{ "steps": {{json}} }""").Steps.ToArray());

    [TestMethod]
    public void Null_clears_what_may_be_null() => Assert.IsNull(Bind("""{ "limit": null }""").Limit);

    [TestMethod]
    public void Numbers_are_read_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            comma.NumberFormat.NumberGroupSeparator = ".";
            CultureInfo.CurrentCulture = comma;
            Assert.AreEqual(2.5, Bind("""{ "rate": 2.5 }""").Rate);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestMethod]
    [DataRow("""{ "count": 1.5 }""", "'count' is '1.5'; allowed: a whole number")]
    [DataRow("""{ "count": 99999999999 }""", "'count' is '99999999999'; allowed: a whole number")]
    [DataRow("""{ "count": "" }""", "'count' is ''; allowed: a whole number")]
    [DataRow("""{ "rate": "fast" }""", "'rate' is 'fast'; allowed: a number")]
    [DataRow("""{ "flag": "maybe" }""", "'flag' is 'maybe'; allowed: true, false")]
    [DataRow("""{ "day": "Funday" }""", "'day' is 'Funday'; allowed: Sunday, Monday")]
    [DataRow("""{ "day": "17" }""", "'day' is '17'; allowed: Sunday, Monday")]
    [DataRow("""{ "limit": "x" }""", "'limit' is 'x'; allowed: a whole number")]
    [DataRow("""{ "budget": "soon" }""", "'budget' is 'soon'")]
    [DataRow("""{ "steps": [ 1, "two" ] }""", "'steps' is 'two'; allowed: a whole number")]
    [DataRow("""{ "nested": { "share": "half" } }""", "'nested:share' is 'half'; allowed: a number")]
    [DataRow("""{ "nested": 3 }""", "'nested' is '3', but takes an object")]
    [DataRow("""{ "limit": { "x": 1 } }""", "'limit' is an object or a list, but takes one value")]
    [DataRow("""{ "name": [ "x" ] }""", "'name' is an object or a list, but takes one value")]
    [DataRow("""{ "words": [ { "x": 1 } ] }""", "'words' takes a list of values")]
    [DataRow("""{ "steps": { "first": 1 } }""", "'steps' takes a list of values, and 'first' is none")]
    [DataRow("""{ "steps": [ null ] }""", "'steps' takes a list of values, and '0' is none")]
    [DataRow("""{ "rate": "NaN" }""", "'rate' is 'NaN'; allowed: a number")]
    [DataRow("""{ "rate": 1e400 }""", "'rate' is '1e400'; allowed: a number")]
    [DataRow("""{ "rate": "-Infinity" }""", "'rate' is '-Infinity'; allowed: a number")]
    [DataRow("""{ "nested": { "share": 1e39 } }""", "'nested:share' is '1e39'; allowed: a number")]
    [DataRow("""{ "count": null }""", "'count' is ''; allowed: a whole number")]
    [DataRow("""{ "name": null }""", "'name' is null; allowed: a text")]
    [DataRow("""{ "budget": "99999999999.00:00:00" }""", "'budget' is '99999999999.00:00:00'")]
    public void Wrong_value_is_named_with_what_is_allowed(string json, string expected)
    {
        var message = Assert.ThrowsExactly<ConfigurationException>(() => Bind(json)).Message;
        Assert.Contains("some.json", message);
        Assert.Contains(expected, message);
    }

    [TestMethod]
    [DataRow("""{ "cuont": 1 }""", "'cuont'", "count, rate, flag, name, day, limit, budget, steps, words, nested")]
    [DataRow("""{ "nested": { "width": 1 } }""", "'nested:width'", "depth, share")]
    [DataRow("""{ "callback": "x" }""", "'callback'", "count")]
    [DataRow("""{ "readOnly": 1 }""", "'readOnly'", "count")]
    public void Unknown_key_is_named_with_the_known_ones(string json, string key, string known)
    {
        var message = Assert.ThrowsExactly<ConfigurationException>(() => Bind(json)).Message;
        Assert.Contains("some.json", message);
        Assert.Contains($"the key {key} is unknown", message);
        Assert.Contains(known, message);
    }

    [TestMethod]
    public void All_errors_come_in_one_message()
    {
        var message = Assert.ThrowsExactly<ConfigurationException>(() => Bind("""{ "count": "x", "colour": 1, "nested": { "depth": "y", "share": "z" } }""")).Message;
        foreach (var key in new[] { "'count'", "'colour'", "'nested:depth'", "'nested:share'" })
            Assert.Contains(key, message);
    }

    private static Settings Bind(string json)
    {
        var settings = new Settings();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        StrictBinder.Bind(new ConfigurationBuilder().AddJsonStream(stream).Build().GetChildren(), settings, "some.json");
        return settings;
    }
}
