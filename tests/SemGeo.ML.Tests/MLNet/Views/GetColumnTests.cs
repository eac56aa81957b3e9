using Microsoft.ML.Data;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.MLNet.Views;

[TestClass]
public class GetColumnTests
{
    [TestMethod]
    public void A_column_is_read_as_its_raw_type_string_or_array()
    {
        var view = Samples.View(4);
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3 }, view.GetColumn<int>("Count").ToArray());
        CollectionAssert.AreEqual(new[] { "name 0", "name 1", "name 2", "name 3" }, view.GetColumn<string>(view.Schema["Name"]).ToArray());
        Assert.AreEqual("name 3", view.GetColumn<ReadOnlyMemory<char>>("Name").Last().ToString());
        CollectionAssert.AreEqual(new[] { 3f, -3f }, view.GetColumn<float[]>("Features").Last());
        CollectionAssert.AreEqual(new[] { "w0", "w1" }, view.GetColumn<string[]>("Words").ElementAt(2));
        Assert.AreEqual(2, view.GetColumn<VBuffer<float>>("Features").Last().Length);
    }

    [TestMethod]
    public void Only_that_column_is_asked_for()
    {
        var watched = new WatchedView(Samples.View(3));
        Assert.AreEqual(3, watched.GetColumn<int>("Count").Count());
        CollectionAssert.AreEqual(new[] { "Count" }, watched.Requests.Single());
    }
}
