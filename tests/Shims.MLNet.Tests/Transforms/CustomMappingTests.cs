using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SemGeo.Testing;
using Shims.MLNet.Tests.Model;

namespace Shims.MLNet.Tests.Transforms;

[TestClass]
public sealed class CustomMappingTests
{
    private const string Contract = "Shims.MLNet.Tests.Sum";

    private readonly MLContext _ml = new(seed: 1);

    private IDataView Data => ModelExamples.Data(_ml);

    [TestMethod]
    public void CustomMapping_conforms() => EstimatorConformance.Check(
        _ml.Transforms.CustomMapping(new SumFactory().GetMapping(), Contract), Data, new EstimatorRequirements("A", "Cell", "V") { Reload = ModelReload.Reload });

    [TestMethod]
    public void Mapping_gets_the_members_and_gives_the_columns()
    {
        var data = _ml.Transforms.CustomMapping(new SumFactory().GetMapping(), null).Fit(Data).Transform(Data);

        CollectionAssert.AreEqual(new[] { "Sum: Single", "Tag: String", "Pair: Vector<Single, 2>" }, data.Schema.Skip(8).Select(c => c.ToString()).ToArray());
        var row = _ml.Data.CreateEnumerable<Output>(data, reuseRowObject: false).ElementAt(2);
        Assert.AreEqual((13f, "N5!"), (row.Sum, row.Tag));
        CollectionAssert.AreEqual(new float[] { 1, 6 }, row.Pair);
    }

    [TestMethod]
    public void Mapping_runs_once_a_row_and_only_where_its_columns_are_asked_for()
    {
        var calls = 0;
        var data = _ml.Transforms.CustomMapping<Input, Output>((_, output) =>
        {
            calls++;
            output.Tag = "";
            output.Pair = [0, 0];
        }, null).Fit(Data).Transform(Data);

        Assert.AreEqual(12, data.GetColumn<string>("Id").Count());
        Assert.AreEqual(0, calls);
        Rows.Of(data);
        Assert.AreEqual(12, calls);
    }

    [TestMethod]
    public void Mapping_without_a_contract_cannot_be_saved()
    {
        var model = _ml.Transforms.CustomMapping(new SumFactory().GetMapping(), null).Fit(Data);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Model.Save(model, null, new MemoryStream()));

        Assert.AreEqual("Empty contract name for a transform: the transform cannot be saved", error.Message);
    }

    [TestMethod]
    public void Loaded_mapping_comes_from_the_factory_of_the_contract()
    {
        var bias = 100f;
        var model = _ml.Transforms.CustomMapping<Input, Output>((input, output) => (output.Sum, output.Tag, output.Pair) = (bias, "", [0, 0]), Contract).Fit(Data);

        Assert.AreEqual(100f, model.Transform(Data).GetColumn<float>("Sum").ElementAt(2));
        Assert.AreEqual(13f, ModelReload.Reload(model, Data.Schema).Transform(Data).GetColumn<float>("Sum").ElementAt(2));
    }

    [TestMethod]
    public void Contract_that_nobody_has_is_an_error()
    {
        var model = _ml.Transforms.CustomMapping(new SumFactory().GetMapping(), "no such contract").Fit(Data);

        var error = Assert.Throws<Exception>(() => ModelReload.Reload(model, Data.Schema)).GetBaseException();

        Assert.Contains("Unable to locate an extension for the contract 'no such contract'", error.Message);
    }

    [TestMethod]
    public void Definitions_rename_columns_and_add_annotations()
    {
        var input = SchemaDefinition.Create(typeof(Input));
        input["A"]!.ColumnName = "B";
        var output = SchemaDefinition.Create(typeof(Output));
        output["Tag"]!.AddAnnotation("Note", "seen", TextDataViewType.Instance);
        output["Sum"]!.ColumnName = "Total";
        var data = _ml.Transforms.CustomMapping(new SumFactory().GetMapping(), null, input, output).Fit(Data).Transform(Data);

        Assert.AreEqual(11f, data.GetColumn<float>("Total").ElementAt(2));
        var note = default(ReadOnlyMemory<char>);
        data.Schema["Tag"].Annotations.GetValue("Note", ref note);
        Assert.AreEqual("seen", note.ToString());
    }

    [TestMethod]
    public void Missing_or_wrong_input_column_is_an_error()
    {
        var estimator = _ml.Transforms.CustomMapping(new SumFactory().GetMapping(), null);
        var without = _ml.Transforms.DropColumns("V").Fit(Data).Transform(Data);
        var wrong = _ml.Transforms.CopyColumns("A", "Id").Fit(Data).Transform(Data);

        Assert.Contains("'V'", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.Fit(without)).Message);
        Assert.ThrowsExactly<InvalidOperationException>(() => estimator.Fit(wrong));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Shapes.Of(wrong.Schema)));
    }

    private sealed class Input
    {
        public float A { get; set; }

        public string Cell { get; set; } = "";

        [VectorType]
        public float[] V { get; set; } = [];
    }

    private sealed class Output
    {
        public float Sum { get; set; }

        public string Tag { get; set; } = "";

        [VectorType(2)]
        public float[] Pair { get; set; } = [];
    }

    [CustomMappingFactoryAttribute(Contract)]
    private sealed class SumFactory : CustomMappingFactory<Input, Output>
    {
        public override Action<Input, Output> GetMapping() => (input, output) =>
        {
            output.Sum = input.A + input.V.Sum();
            output.Tag = input.Cell + "!";
            output.Pair = [input.A, input.V[^1]];
        };
    }
}
