using Microsoft.ML;
using Microsoft.ML.Data;

namespace Shims.MLNet.Tests.Model;

[TestClass]
public sealed class ModelFileTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Save_leaves_the_stream_open_and_Load_reads_from_it()
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(ModelExamples.Fit(_ml, "select"), ModelExamples.Data(_ml).Schema, stream);
        stream.Position = 0;

        var model = _ml.Model.Load(stream, out var schema);

        Assert.AreEqual(8, schema.Count);
        Assert.HasCount(3, model.GetOutputSchema(schema));
        Assert.IsTrue(stream.CanRead);
    }

    [TestMethod]
    public void Save_to_a_path_replaces_the_file()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, new byte[100_000]);
            _ml.Model.Save(ModelExamples.Fit(_ml, "select"), ModelExamples.Data(_ml).Schema, path);

            Assert.IsLessThan(10_000, new FileInfo(path).Length);
            Assert.HasCount(3, _ml.Model.Load(path, out var schema).GetOutputSchema(schema));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void Model_without_a_schema_loads_without_one()
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(ModelExamples.Fit(_ml, "columns"), null, stream);
        stream.Position = 0;

        var model = _ml.Model.Load(stream, out var schema);

        Assert.IsNull(schema);
        CollectionAssert.AreEqual(File.ReadAllLines(Golden.PathOf("columns.rows.jsonl")), Golden.Describe(model.Transform(ModelExamples.Data(_ml))));
    }

    [TestMethod]
    public void Schema_survives_with_every_type_and_annotation()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add("KeyValues", new VectorDataViewType(TextDataViewType.Instance, 3), (ref VBuffer<ReadOnlyMemory<char>> names) =>
            names = new VBuffer<ReadOnlyMemory<char>>(3, ["a".AsMemory(), "".AsMemory(), "\u00e9\ud83c\udf0d".AsMemory()]));
        annotations.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        annotations.AddPrimitiveValue("When", DateTimeDataViewType.Instance, new DateTime(2022, 1, 4));
        annotations.AddPrimitiveValue("WhenThere", DateTimeOffsetDataViewType.Instance, new DateTimeOffset(2022, 1, 4, 9, 30, 0, TimeSpan.FromMinutes(-150)));
        annotations.Add("Sparse", new VectorDataViewType(NumberDataViewType.Double, 100), (ref VBuffer<double> vector) => vector = new VBuffer<double>(100, 2, [1.5, -2], [7, 99]));
        annotations.Add("Long", new VectorDataViewType(NumberDataViewType.Int32, 5000), (ref VBuffer<int> vector) => vector = new VBuffer<int>(5000, new int[5000]));
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Key", new KeyDataViewType(typeof(byte), 3), annotations.ToAnnotations());
        DataViewType[] types =
        [
            NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16, NumberDataViewType.Int32, NumberDataViewType.UInt32,
            NumberDataViewType.Int64, NumberDataViewType.UInt64, NumberDataViewType.Single, NumberDataViewType.Double, TextDataViewType.Instance, BooleanDataViewType.Instance,
            TimeSpanDataViewType.Instance, DateTimeDataViewType.Instance, DateTimeOffsetDataViewType.Instance, RowIdDataViewType.Instance,
            new KeyDataViewType(typeof(ulong), ulong.MaxValue), new VectorDataViewType(NumberDataViewType.Single, 3, 4, 5), new VectorDataViewType(TextDataViewType.Instance),
            new VectorDataViewType(new KeyDataViewType(typeof(uint), 7), 2),
        ];
        foreach (var type in types)
            builder.AddColumn("Column", type);
        var schema = builder.ToSchema();

        using var stream = new MemoryStream();
        _ml.Model.Save(ModelExamples.Fit(_ml, "select"), schema, stream);
        stream.Position = 0;
        _ml.Model.Load(stream, out var loaded);

        CollectionAssert.AreEqual(Golden.Describe(schema), Golden.Describe(loaded));
        var kept = loaded["Key"].Annotations;
        CollectionAssert.AreEqual(new[] { "a", "", "\u00e9\ud83c\udf0d" }, Read<VBuffer<ReadOnlyMemory<char>>>(kept, "KeyValues").DenseValues().Select(t => t.ToString()).ToArray());
        Assert.IsTrue(Read<bool>(kept, "IsNormalized"));
        Assert.AreEqual(new DateTime(2022, 1, 4), Read<DateTime>(kept, "When"));
        Assert.IsTrue(Read<DateTimeOffset>(kept, "WhenThere").EqualsExact(new DateTimeOffset(2022, 1, 4, 9, 30, 0, TimeSpan.FromMinutes(-150))));
        var sparse = Read<VBuffer<double>>(kept, "Sparse");
        CollectionAssert.AreEqual(new[] { 7, 99 }, sparse.GetIndices().ToArray());
        CollectionAssert.AreEqual(new[] { 1.5, -2 }, sparse.GetValues().ToArray());
        Assert.AreEqual(5000, Read<VBuffer<int>>(kept, "Long").Length);
    }

    [TestMethod]
    public void Image_columns_are_left_out_of_the_saved_schema()
    {
        var schema = _ml.Transforms.LoadImages("Image", null, "ImagePath").Fit(ModelExamples.Data(_ml)).GetOutputSchema(ModelExamples.Data(_ml).Schema);
        using var stream = new MemoryStream();
        _ml.Model.Save(ModelExamples.Fit(_ml, "select"), schema, stream);
        stream.Position = 0;

        _ml.Model.Load(stream, out var loaded);

        CollectionAssert.AreEqual(Golden.Describe(ModelExamples.Data(_ml).Schema), Golden.Describe(loaded));
    }

    [TestMethod]
    public void Scopes_survive()
    {
        var model = _ml.Model.Load(Golden.PathOf("scopes.zip"), out _);

        var chain = Assert.IsInstanceOfType<TransformerChain<ITransformer>>(model);
        Assert.AreEqual(2, chain.Count());
        Assert.AreEqual(1, chain.GetModelFor(TransformerScope.Scoring).Count());
        Assert.AreEqual(2, chain.GetModelFor(TransformerScope.Training).Count());
    }

    [TestMethod]
    public void Chain_in_a_chain_survives()
    {
        var inner = new TransformerChain<ITransformer>(ModelExamples.Fit(_ml, "select"));
        var outer = new TransformerChain<ITransformer>(ModelExamples.Fit(_ml, "columns"), inner);
        using var stream = new MemoryStream();
        _ml.Model.Save(outer, null, stream);
        stream.Position = 0;

        CollectionAssert.AreEqual(File.ReadAllLines(Golden.PathOf("select.rows.jsonl")), Golden.Describe(_ml.Model.Load(stream, out _).Transform(ModelExamples.Data(_ml))));
        CollectionAssert.Contains(Golden.Entries(stream).ConvertAll(e => e.Name), "TransformerChain/Transform_001/Transform_000/Model.key");
    }

    [TestMethod]
    public void Prediction_engine_over_a_loaded_model_and_schema_predicts()
    {
        var model = _ml.Model.Load(Golden.PathOf("key-and-back.zip"), out var schema);
        using var bySchema = _ml.Model.CreatePredictionEngine<Photo, Named>(model, schema);
        using var byClass = _ml.Model.CreatePredictionEngine<Photo, Named>(model);
        using var byOptions = _ml.Model.CreatePredictionEngine<Photo, Named>(model, new PredictionEngineOptions { OwnsTransformer = false });

        foreach (var engine in new[] { bySchema, byClass, byOptions })
        {
            Assert.AreEqual(("W77", 2u), (engine.Predict(Photo.All[1]).Name, engine.Predict(Photo.All[1]).Key));
            Assert.AreEqual(("", 0u), (engine.Predict(new Photo { Cell = "never seen" }).Name, engine.Predict(new Photo { Cell = "never seen" }).Key));
        }
    }

    [TestMethod]
    public void Temporary_files_are_gone_after_saving_and_loading()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var ml = new MLContext { TempFilePath = folder.FullName };
            using var stream = new MemoryStream();
            ml.Model.Save(ModelExamples.Fit(ml, "columns"), ModelExamples.Data(ml).Schema, stream);
            stream.Position = 0;
            ml.Model.Load(stream, out _);
            using var damaged = Archive.WithChanged("columns", "TransformerChain/Transform_002/Model.key", bytes => bytes[..100]);
            Assert.Throws<Exception>(() => ml.Model.Load(damaged, out _));

            Assert.IsEmpty(folder.GetFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static T Read<T>(DataViewSchema.Annotations annotations, string kind)
    {
        var value = default(T)!;
        annotations.GetValue(kind, ref value);
        return value;
    }

    private sealed class Named
    {
        public string Name { get; set; } = "";

        public uint Key { get; set; }
    }
}
