using SemGeo.Tables;

namespace SemGeo.Core.Tests.Tables;

[TestClass]
public sealed class DamagedParquetTests
{
    // A table of a few rows whose footer ends within a number: found by the mutation harness (parquet, seed 1, input 52).
    private const string FooterWithoutEnd =
        "UEFSMRUAFSoVLiwVBhUAFQYVBhwYAWMYAWEWACgBYxgBYQAAABVQAgAAAAYBAQAAAGEBAAAAYgEAAABjFQAVQhVELBUGFQAVBhUGHBgFMy5qcGcYBTEuanBn"
        + "FgAoBTMuanBnGAUxLmpwZwAAACE4AgAAAAYBBQAAADEuanBnAQk0Mi5qcGcFAAAAMy5qcGcVABUwFTQsFQYVABUGFQYcGAh2cRsN4G1IQBgIPZtVn6vtQMAW"
        + "ACgIdnEbDeBtSEAYCD2bVZ+r7UDAAAAAGFx2cRsN4G1IQD2bVZ+r7UDAnDOitDdYREAVABUwFTQsFQYVABUGFQYcGAiGWtO84+ZiQBgIAiuHFtmCUsAWACgI"
        + "hlrTvOPmYkAYCAIrhxbZglLAAAAAGFxCYOXQIlsCQIZa07zj5mJAAiuHFtmCUsAVAhlcSARyb290FQgAFQwlAhgCSWQlAEwcAAAAFR0AAABQQVIx";

    private readonly string _path = Path.GetTempFileName();

    [TestCleanup]
    public void Remove() => File.Delete(_path);

    [TestMethod]
    public void Footer_without_an_end_is_an_error()
    {
        File.WriteAllBytes(_path, Convert.FromBase64String(FooterWithoutEnd));

        var error = Assert.ThrowsExactly<TableException>(() => TableReader.Open(_path));

        Assert.Contains($"'{_path}' is damaged", error.Message);
    }
}
