using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.ML.Persistence;
using SemGeo.ML.Tests.MLNet;
using SemGeo.ML.Tests.MLNet.ModelFiles;

namespace SemGeo.ML.Tests.Persistence;

/// <summary>State of our own in ML.NET's model files, and what ML.NET asks of it.</summary>
[TestClass]
public sealed class MlNetModelIoTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestInitialize]
    public void Register() => MlNetModelIo.Register<Tagger>(_ml.ComponentCatalog);

    [TestMethod]
    public void State_streams_and_child_survive_in_a_chain()
    {
        var payload = new byte[100_000];
        new Random(1).NextBytes(payload);
        var chain = new TransformerChain<ITransformer>(ModelExamples.Columns(_ml), new Tagger(77, payload, ModelExamples.KeyAndBack(_ml)));
        using var stream = Save(chain);

        var loaded = Assert.IsInstanceOfType<TransformerChain<ITransformer>>(_ml.Model.Load(stream, out _)).ToArray();

        var tagger = Assert.IsInstanceOfType<Tagger>(loaded[1]);
        Assert.AreEqual(77, tagger.Number);
        CollectionAssert.AreEqual(payload, tagger.Payload);
        CollectionAssert.AreEqual(ModelExamples.Names(chain.OfType<Tagger>().Single().Child!), ModelExamples.Names(tagger.Child!));
        CollectionAssert.IsSubsetOf(
            new[] { "TransformerChain/Transform_001/Model.key", "TransformerChain/Transform_001/weights.bin", "TransformerChain/Transform_001/Child/Model.key" },
            Archive.Entries(stream).ConvertAll(e => e.Name));
    }

    [TestMethod]
    public void Saved_streams_are_saved_again_as_they_were()
    {
        using var first = Save(new Tagger(5, [1, 2, 3], ModelExamples.KeyAndBack(_ml)));
        using var second = Save(_ml.Model.Load(first, out _));

        var entries = Archive.Entries(first).Zip(Archive.Entries(second)).Where(pair => pair.First.Name.StartsWith("TransformerChain/", StringComparison.Ordinal)).ToList();
        Assert.IsGreaterThanOrEqualTo(4, entries.Count);
        foreach (var (one, other) in entries)
        {
            Assert.AreEqual(one.Name, other.Name);
            CollectionAssert.AreEqual(one.Bytes, other.Bytes, one.Name);
        }
    }

    [TestMethod]
    public void Context_without_the_loader_names_the_folder_that_it_cannot_load()
    {
        using var stream = Save(new TransformerChain<ITransformer>(ModelExamples.Columns(_ml), new Tagger(1, [], null)));

        var error = Models.Innermost(Assert.Throws<Exception>(() => new MLContext().Model.Load(stream, out _)));

        Assert.IsInstanceOfType<FormatException>(error);
        Assert.AreEqual("Couldn't load model: 'TransformerChain/Transform_001'", error.Message);
    }

    [TestMethod]
    public void Main_stream_has_to_be_read_to_its_end()
    {
        using var stream = Save(new Tagger(1, [], null) { WritesTooMuch = true });

        Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(stream, out _));
    }

    [TestMethod]
    public void Transformer_that_saves_no_version_cannot_be_saved()
    {
        using var stream = new MemoryStream();

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Model.Save(new Tagger(1, [], null) { WritesNothing = true }, null, stream));

        Assert.AreEqual("ModelSignature not specified!", error.Message);
    }

    [TestMethod]
    public void Exception_of_a_transformer_that_saves_comes_out_as_it_is()
    {
        using var stream = new MemoryStream();

        Assert.ThrowsExactly<IOException>(() => _ml.Model.Save(new TransformerChain<ITransformer>(new Unsavable()), null, stream));
    }

    [TestMethod]
    public void Registering_twice_does_nothing_and_a_taken_name_is_an_error_whatever_its_case()
    {
        MlNetModelIo.Register<Tagger>(_ml.ComponentCatalog);

        var error = Models.Innermost(Assert.Throws<Exception>(() => MlNetModelIo.Register<SameName>(_ml.ComponentCatalog)));

        Assert.Contains("ComponentCatalog cannot map name", error.Message);
    }

    [TestMethod]
    public void Loader_name_of_more_than_24_characters_cannot_be_saved()
    {
        using var stream = new MemoryStream();

        Assert.Throws<Exception>(() => _ml.Model.Save(new LongName(), null, stream));
    }

    private MemoryStream Save(ITransformer model)
    {
        var stream = new MemoryStream();
        _ml.Model.Save(model, Samples.View(1).Schema, stream);
        stream.Position = 0;
        return stream;
    }

    private abstract class Inert : ITransformer
    {
        public bool IsRowToRowMapper => false;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IDataView Transform(IDataView input) => input;

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

        public abstract void Save(ModelSaveContext ctx);
    }

    private sealed class Unsavable : Inert
    {
        public override void Save(ModelSaveContext ctx) => throw new IOException("The disk is full.");
    }

    private sealed class LongName : Inert, ILoadableTransformer<LongName>
    {
        public static IReadOnlyList<string> LoaderSignatures { get; } = [new('x', 25)];

        public static LongName Load(IHostEnvironment environment, IModelReader reader) => new();

        public override void Save(ModelSaveContext ctx) => MlNetModelIo.Save<LongName>(ctx, _ => { });
    }

    private sealed class SameName : Inert, ILoadableTransformer<SameName>
    {
        public static IReadOnlyList<string> LoaderSignatures => [.. Tagger.LoaderSignatures.Select(name => name.ToLowerInvariant())];

        public static SameName Load(IHostEnvironment environment, IModelReader reader) => new();

        public override void Save(ModelSaveContext ctx) => MlNetModelIo.Save<SameName>(ctx, _ => { });
    }
}
