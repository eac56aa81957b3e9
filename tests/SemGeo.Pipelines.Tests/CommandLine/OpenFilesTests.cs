using SemGeo.Pipelines.CommandLine;

namespace SemGeo.Pipelines.Tests.CommandLine;

[TestClass]
public sealed class OpenFilesTests
{
    [TestMethod]
    public void Errors_of_the_system_are_known_however_deep()
    {
        Assert.IsTrue(OpenFiles.AreExhausted(new IOException("no", 24)));
        Assert.IsTrue(OpenFiles.AreExhausted(new IOException("'a.csv' could not be written", new IOException("Too many open files : '/tmp/a.csv.tmp'"))));
        Assert.IsTrue(OpenFiles.AreExhausted(new AggregateException(new InvalidOperationException("other"), new TypeInitializationException("T", new DllNotFoundException("libtorch: Too many open files")))));
    }

    [TestMethod]
    public void A_library_that_is_there_and_was_not_found_is_one_that_could_not_be_opened()
    {
        Assert.IsTrue(OpenFiles.AreExhausted(new FileNotFoundException("Could not load", typeof(System.Text.RegularExpressions.Regex).Assembly.FullName)));
        Assert.IsFalse(OpenFiles.AreExhausted(new FileNotFoundException("Could not load", "No.Such.Library, Version=1.0.0.0")));
    }

    [TestMethod]
    public void Other_errors_are_not_taken_for_it()
    {
        Assert.IsFalse(OpenFiles.AreExhausted(new FileNotFoundException("There is no table 'a.csv'.", "a.csv")));
        Assert.IsFalse(OpenFiles.AreExhausted(new IOException("No space left on device", 28)));
        Assert.IsFalse(OpenFiles.AreExhausted(null));
    }
}
