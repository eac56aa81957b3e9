using System.Text;
using SemGeo.Partitioning.Authors;

namespace SemGeo.Core.Tests.Partitioning.Authors;

[TestClass]
public class AuthorsTargetsTests
{
    [TestMethod]
    public void Lists_and_single_numbers_are_read()
    {
        var targets = Read("""{"54/ff/1.jpg": [5, 17, 203], "a\"b": 4, "x": []}""");
        CollectionAssert.AreEqual(new[] { "54/ff/1.jpg", "a\"b", "x" }, targets.Select(target => target.Key).ToArray());
        CollectionAssert.AreEqual(new[] { 5, 17, 203 }, targets[0].Value);
        CollectionAssert.AreEqual(new[] { 4 }, targets[1].Value);
        Assert.IsEmpty(targets[2].Value);
    }

    [TestMethod]
    public void Many_targets_come_back_through_small_reads()
    {
        var targets = Enumerable.Range(0, 20_000).Select(i => new KeyValuePair<string, int[]>($"{i:x}/image {i}.jpg", [i, 2 * i, 3 * i])).ToArray();
        using var stream = new MemoryStream();
        AuthorsTargets.Write(targets, stream);
        stream.Position = 0;
        var back = AuthorsTargets.Read(new Trickle(stream)).ToArray();
        Assert.HasCount(targets.Length, back);
        for (var i = 0; i < back.Length; i += 997)
        {
            Assert.AreEqual(targets[i].Key, back[i].Key);
            CollectionAssert.AreEqual(targets[i].Value, back[i].Value);
        }
    }

    [TestMethod]
    [DataRow("", "at its beginning")]
    [DataRow("[1]", "at its beginning")]
    [DataRow("""{"a": [1], "b": [2""", "'b'")]
    [DataRow("""{"a": [1], "b": "2"}""", "'b'")]
    [DataRow("""{"a": {"c": 1}}""", "'a'")]
    [DataRow("""{"a": [[1]]}""", "'a'")]
    [DataRow("""{"a": [1.5]}""", "'a'")]
    [DataRow("""{"a": [-1]}""", "'a'")]
    [DataRow("""{"a": [1]} x""", "'a'")]
    [DataRow("""{"a": [2147483648]}""", "'a'")]
    [DataRow("""{"a": [1e400]}""", "'a'")]
    [DataRow("""{"a": [null]}""", "'a'")]
    [DataRow("""{"a": null}""", "'a'")]
    [DataRow("""{"a": [1], "\ud800": [1]}""", "'a'")]
    public void Damage_is_named_with_the_image(string json, string where) => Assert.Contains(where, Assert.ThrowsExactly<AuthorsFormatException>(() => Read(json)).Message);

    [TestMethod]
    public void Image_of_endless_classes_is_refused()
    {
        var error = Assert.ThrowsExactly<AuthorsFormatException>(() => Read($$"""{"a": [{{string.Join(',', Enumerable.Repeat("1", 1001))}}]}"""));
        Assert.Contains("at or after the image 'a': an image has more than 1000 classes", error.Message);
    }

    private static KeyValuePair<string, int[]>[] Read(string json) => [.. AuthorsTargets.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)))];

    /// <summary>Gives few bytes at a time, as a network does.</summary>
    private sealed class Trickle(MemoryStream inner) : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, Math.Min(count, 1013));
    }
}
