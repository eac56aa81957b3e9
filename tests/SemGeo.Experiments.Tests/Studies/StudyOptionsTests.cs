using SemGeo.Experiments.Partitionings;
using SemGeo.Experiments.PlantedClues;
using SemGeo.Experiments.Studies;

namespace SemGeo.Experiments.Tests.Studies;

[TestClass]
public sealed class StudyOptionsTests
{
    [TestMethod]
    public void Each_study_has_its_defaults()
    {
        Assert.AreEqual((4, 100, 25, 64, 12, 0.02, 16), Of(new ClueAuditOptions()));
        Assert.AreEqual((32, 100, 40, 48, 8, 0.02, 32), Of(new PartitioningComparisonOptions()));

        static (int, int, int, int, int, double, int) Of(StudyOptions options) =>
            (options.Countries, options.TrainingPhotos, options.HeldOutPhotos, options.ImageSize, options.Epochs, options.LearningRate, options.BatchSize);
    }

    [TestMethod]
    public void No_threads_are_all_processors()
    {
        Assert.AreEqual(Environment.ProcessorCount, new ClueAuditOptions().ThreadCount);
        Assert.AreEqual(3, new ClueAuditOptions { Threads = 3 }.ThreadCount);
    }
}
