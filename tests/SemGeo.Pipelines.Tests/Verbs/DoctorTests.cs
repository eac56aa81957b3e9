namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
public sealed class DoctorTests
{
    [TestMethod]
    public async Task The_doctor_says_what_the_machine_has_and_that_it_works()
    {
        var result = await Cli.RunAsync("doctor");

        Assert.AreEqual(0, result.ExitCode, result.Error);
        foreach (var line in new[] { "ML.NET: 5.0.1, TorchSharp 0.107.0", "libtorch: 2.10.0", "matrix products: ", "precision on CPU: Single", "CUDA GPUs: ", "image codec: ", "several processes: ", "doctor: all is well" })
            StringAssert.Contains(result.Output, line);
    }
}
