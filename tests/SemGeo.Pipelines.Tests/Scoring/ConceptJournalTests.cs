using SemGeo.Pipelines.Output;
using SemGeo.Pipelines.Scoring;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Scoring;

[TestClass]
public sealed class ConceptJournalTests
{
    private static readonly ConceptPhoto First = new() { Id = "a", Latitude = 1.5, Names = ["sky"], Influences = [0.25f], Sizes = [0.5f], Intersections = [0.125f], CompletenessGap = 0.01f };

    private static readonly ConceptPhoto Second = new() { Id = "b", Latitude = double.NaN, Probability = float.NaN, Error = "it is no image" };

    [TestMethod]
    public void Run_that_was_ended_goes_on_behind_the_last_complete_photo()
    {
        using var folder = new TemporaryFolder();
        Write(folder, First, Second);
        File.AppendAllText(folder["explained.jsonl.partial"], "{\"Id\":\"c\",\"Lat");

        using (var journal = ConceptJournal.Open(folder.Path, Identity("same"), restart: false))
        {
            var photos = journal.Replay(["a", "b", "c"]);
            Assert.HasCount(2, photos);
            Assert.AreEqual(("a", 1.5, "sky", 0.25f, 0.01f), (photos[0].Id, photos[0].Latitude, photos[0].Names[0], photos[0].Influences[0], photos[0].CompletenessGap));
            Assert.AreEqual((true, "it is no image"), (double.IsNaN(photos[1].Latitude), photos[1].Error));
            journal.Add(new ConceptPhoto { Id = "c" });
        }

        using var again = ConceptJournal.Open(folder.Path, Identity("same"), restart: false);
        Assert.HasCount(3, again.Replay(["a", "b", "c"]));
        again.Discard();
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void Other_photos_and_other_options_are_refused_and_a_restart_forgets_them()
    {
        using var folder = new TemporaryFolder();
        Write(folder, First, Second);
        using (var journal = ConceptJournal.Open(folder.Path, Identity("same"), restart: false))
            Assert.Contains("photo 2 was 'b'", Assert.ThrowsExactly<IOException>(() => journal.Replay(["a", "x"])).Message);
        Assert.ThrowsExactly<IOException>(() => ConceptJournal.Open(folder.Path, Identity("other"), restart: false));
        using var restarted = ConceptJournal.Open(folder.Path, Identity("other"), restart: true);
        Assert.IsEmpty(restarted.Replay(["x"]));
    }

    private static JournalIdentity Identity(string model) => new(new Dictionary<string, string> { ["model"] = model }, new([], []));

    private static void Write(TemporaryFolder folder, params ConceptPhoto[] photos)
    {
        using var journal = ConceptJournal.Open(folder.Path, Identity("same"), restart: false);
        Assert.IsEmpty(journal.Replay(["a", "b", "c"]));
        foreach (var photo in photos)
            journal.Add(photo);
    }
}
