using SemGeo.Pipelines.CommandLine;

namespace SemGeo.Pipelines.Tests.CommandLine;

[TestClass]
public sealed class CommandLineNamesTests
{
    [TestMethod]
    [DataRow("split", "SplitOptions: TestFraction is 1.5, it must be 0 or more. GapKm is -1.", "--test is 1.5, it must be 0 or more. --gap-km is -1.")]
    [DataRow("train", "Repair or remove it, or set OnBadImage to Skip.", "Repair or remove it, or set model:input:onBadImage to Skip.")]
    [DataRow("partition", "No threshold leaves a class. Lower MinImages, or add images.", "No threshold leaves a class. Lower --min-images, or add images.")]
    [DataRow("split", "The file 'Seed' of /data/Seed/Seed.csv is no table.", "The file 'Seed' of /data/Seed/Seed.csv is no table.")]
    [DataRow("split", "Seed is -1. Seed and others.", "--seed is -1. Seed and others.")]
    [DataRow("score", "TestFraction is another verb's.", "TestFraction is another verb's.")]
    [DataRow(null, "GPU 1 is absent: leave GpuDeviceId null to compute on the CPU, or set FallbackToCpu.", "GPU 1 is absent: leave --gpu out to compute on the CPU.")]
    public void Message_names_the_options_of_its_verb(string? verb, string message, string expected) => Assert.AreEqual(expected, CommandLineNames.Translate(message, verb));
}
