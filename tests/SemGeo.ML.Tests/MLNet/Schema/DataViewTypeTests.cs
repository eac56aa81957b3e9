using System.Collections.Immutable;
using Microsoft.ML.Data;

namespace SemGeo.ML.Tests.MLNet.Schema;

[TestClass]
public class DataViewTypeTests
{
    [TestMethod]
    public void Raw_types_are_those_of_getters()
    {
        Assert.AreEqual(typeof(ReadOnlyMemory<char>), TextDataViewType.Instance.RawType);
        Assert.AreEqual(typeof(uint), new KeyDataViewType(typeof(uint), 5).RawType);
        Assert.AreEqual(typeof(VBuffer<double>), new VectorDataViewType(NumberDataViewType.Double, 2).RawType);
    }

    [TestMethod]
    public void Vectors_are_equal_by_item_type_and_dimensions()
    {
        var flat = new VectorDataViewType(NumberDataViewType.Single, 6);
        Assert.AreEqual(flat, new VectorDataViewType(NumberDataViewType.Single, ImmutableArray.Create(6)));
        Assert.AreEqual(flat.GetHashCode(), new VectorDataViewType(NumberDataViewType.Single, 6).GetHashCode());
        Assert.AreNotEqual(flat, new VectorDataViewType(NumberDataViewType.Single, 2, 3));
        Assert.AreNotEqual(flat, new VectorDataViewType(NumberDataViewType.Double, 6));
        Assert.AreEqual(6, new VectorDataViewType(NumberDataViewType.Single, 2, 3).Size);
        Assert.IsFalse(new VectorDataViewType(NumberDataViewType.Single, 2, 0).IsKnownSize);
    }

    [TestMethod]
    public void Keys_are_equal_by_raw_type_and_count()
    {
        var key = new KeyDataViewType(typeof(uint), 5);
        Assert.AreEqual(key, new KeyDataViewType(typeof(uint), 5UL));
        Assert.AreEqual(key.GetHashCode(), new KeyDataViewType(typeof(uint), 5UL).GetHashCode());
        Assert.AreNotEqual(key, new KeyDataViewType(typeof(uint), 6));
        Assert.AreNotEqual(key, new KeyDataViewType(typeof(ulong), 5));
    }

    [TestMethod]
    public void Keys_are_unsigned_and_have_a_count_that_fits()
    {
        Assert.IsTrue(KeyDataViewType.IsValidDataType(typeof(ulong)));
        Assert.IsTrue(KeyDataViewType.IsValidDataType(typeof(byte)));
        Assert.IsFalse(KeyDataViewType.IsValidDataType(typeof(int)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(int), 5));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(uint), 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(uint), -1));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(byte), 256));
        Assert.Contains("must not exceed Byte.MaxValue", error.Message);
    }

    private sealed class DisposablePrimitive() : PrimitiveDataViewType(typeof(MemoryStream))
    {
        public override bool Equals(DataViewType? other) => ReferenceEquals(this, other);
    }
}
