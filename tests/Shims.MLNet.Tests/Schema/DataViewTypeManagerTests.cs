using Microsoft.ML;
using Microsoft.ML.Data;

namespace Shims.MLNet.Tests.Schema;

[TestClass]
public class DataViewTypeManagerTests
{
    [TestMethod]
    public void A_type_of_ones_own_goes_in_and_out_of_a_view()
    {
        DataViewTypeManager.Register(new PointType(), typeof(Point));
        DataViewTypeManager.Register(new PointType(), typeof(Point));
        var ml = new MLContext();
        var view = ml.Data.LoadFromEnumerable(new[] { new Row { At = new Point(1, 2) } });
        Assert.AreEqual("At: Point", view.Schema["At"].ToString());
        Assert.AreEqual(new Point(1, 2), ml.Data.CreateEnumerable<Row>(view, reuseRowObject: false).Single().At);
    }

    [TestMethod]
    public void A_type_with_an_attribute_is_registered_by_it()
    {
        var view = new MLContext().Data.LoadFromEnumerable(new List<Marked>());
        Assert.AreEqual("Where: Mark", view.Schema["Where"].ToString());
    }

    [TestMethod]
    public void Built_in_and_taken_types_cannot_be_registered()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => DataViewTypeManager.Register(new PointType(), typeof(float)));
        DataViewTypeManager.Register(new PointType(), typeof(Point));
        var taken = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => DataViewTypeManager.Register(new PointType(), typeof(Uri)));
        Assert.Contains("Repeated type register", taken.Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => DataViewTypeManager.Register(new MarkType(), typeof(Point)));
    }

    public record Point(int X, int Y);

    public class Row
    {
        public Point? At { get; set; }
    }

    public class Marked
    {
        [Mark]
        public Point? Where { get; set; }
    }

    private sealed class PointType() : StructuredDataViewType(typeof(Point))
    {
        public override bool Equals(DataViewType? other) => other is PointType;

        public override bool Equals(object? other) => other is PointType;

        public override int GetHashCode() => 1;

        public override string ToString() => "Point";
    }

    private sealed class MarkType() : StructuredDataViewType(typeof(Point))
    {
        public override bool Equals(DataViewType? other) => other is MarkType;

        public override bool Equals(object? other) => other is MarkType;

        public override int GetHashCode() => 2;

        public override string ToString() => "Mark";
    }

    private sealed class MarkAttribute : DataViewTypeAttribute
    {
        public override void Register() => DataViewTypeManager.Register(new MarkType(), typeof(Point), this);

        public override bool Equals(DataViewTypeAttribute? other) => other is MarkAttribute;

        public override bool Equals(object? other) => other is MarkAttribute;

        public override int GetHashCode() => 3;
    }
}
