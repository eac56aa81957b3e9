using SemGeo.ML.Collections;
using SemGeo.Pipelines.Scoring;

namespace SemGeo.Pipelines.Tests.Scoring;

[TestClass]
public sealed class PhotoScorerTests
{
    [TestMethod]
    [DataRow(1300, 3, 512)]
    [DataRow(700, 1, 64)]
    [DataRow(100, 2, 64)]
    [DataRow(9, 4, 64)]
    public void Run_that_goes_on_behind_any_part_cuts_the_same_parts(int count, int parts, int largest)
    {
        var photos = Enumerable.Range(0, count).Select(i => new Photo { Id = $"{i}" }).ToArray();
        var whole = PhotoScorer.Parts(photos, 0, parts, largest).Select(Ids).ToArray();
        CollectionAssert.AreEqual(photos.Select(photo => photo.Id).ToArray(), string.Join(' ', whole).Split(' '));
        var passed = 0;
        for (var i = 0; i < whole.Length; i++)
        {
            CollectionAssert.AreEqual(whole[i..], PhotoScorer.Parts(photos.Skip(passed), passed, parts, largest).Select(Ids).ToArray(), $"behind {passed}");
            passed += whole[i].Split(' ').Length;
        }
    }

    [TestMethod]
    public void First_stretches_double_up_to_the_full_size() => CollectionAssert.AreEqual(
        new[] { 16, 16, 32, 64, 128, 256, 512, 512, 64 },
        PhotoScorer.Parts(Enumerable.Range(0, 1600).Select(_ => new Photo()), 0, 1, PhotoScorer.StretchSize).Select(part => part.Length).ToArray());

    [TestMethod]
    public void Parts_have_no_more_photos_than_asked_for() => CollectionAssert.AreEqual(
        new[] { 8, 8, 8, 8, 10, 10, 10, 2 }, PhotoScorer.Parts(Enumerable.Range(0, 64).Select(_ => new Photo()), 0, 2, 10).Select(part => part.Length).ToArray());

    private static string Ids(Photo[] part) => string.Join(' ', part.Select(photo => photo.Id));
}
