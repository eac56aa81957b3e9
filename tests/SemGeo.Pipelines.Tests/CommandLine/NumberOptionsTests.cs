using System.Globalization;
using SemGeo.Pipelines.Tests.Verbs;

namespace SemGeo.Pipelines.Tests.CommandLine;

[TestClass]
public sealed class NumberOptionsTests
{
    [TestMethod]
    [DataRow("geocode --lat 5,5 --lon 3", "--lat 5,5: give a number.")]
    [DataRow("geocode --lat 5.5 --lon 1,234.5", "--lon 1,234.5: give a number.")]
    [DataRow("geocode --lat NaN --lon 3", "--lat NaN: give a number.")]
    [DataRow("split -d t.csv --gap-km 1,5", "--gap-km 1,5: give a number.")]
    [DataRow("split -d t.csv --test 0,2", "--test 0,2: give a number.")]
    [DataRow("split -d t.csv --seed 1,000", "--seed 1,000: give a whole number.")]
    [DataRow("split -d t.csv --seed 99999999999", "--seed 99999999999: give a whole number.")]
    [DataRow("partition -d t.csv --simplify 0,01", "--simplify 0,01: give a number.")]
    [DataRow("partition -d t.csv --min-images 1.000", "--min-images 1.000: give a whole number.")]
    [DataRow("score -m a -d b -o c.csv --confidence 0,8", "--confidence 0,8: give a number.")]
    [DataRow("pack -d a -o b --shard-mb 1,5", "--shard-mb 1,5: give a whole number.")]
    public async Task Number_with_a_comma_is_refused_by_its_option(string commandLine, string sentence)
    {
        foreach (var culture in new[] { CultureInfo.InvariantCulture, German() })
        {
            var before = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = culture;
                (await Cli.RunAsync(commandLine.Split(' '))).FailedWith(sentence);
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
    }

    [TestMethod]
    public async Task Number_with_a_point_is_the_same_everywhere()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = German();
            Assert.Contains("Sydney", (await Cli.RunAsync("geocode", "--lat", "-33.8599", "--lon", "1.51209e2")).Succeeded().Output);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestMethod]
    [DataRow("latitude", "give a column and its heading")]
    [DataRow("breite=lat", "the columns are id, path, latitude")]
    [DataRow("2=lat", "the columns are id, path, latitude")]
    public async Task Column_that_is_none_is_refused(string column, string sentence) => (await Cli.RunAsync("split", "-d", "t.csv", "--column", column)).FailedWith($"--column {column}", sentence);

    // Numbers as in Germany, where the machine has no data of cultures too.
    private static CultureInfo German()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (",", ".");
        return culture;
    }
}
