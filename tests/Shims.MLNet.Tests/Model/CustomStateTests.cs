using Microsoft.ML;
using Microsoft.ML.Data;

namespace Shims.MLNet.Tests.Model;

[TestClass]
public sealed class CustomStateTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void State_streams_and_child_survive_in_a_chain()
    {
        ReflectedModelIo.Register(_ml, typeof(Tagger), Tagger.Loader);
        var payload = new byte[100_000];
        new Random(1).NextBytes(payload);
        var chain = new TransformerChain<ITransformer>(ModelExamples.Fit(_ml, "select"), new Tagger(77, payload, ModelExamples.Fit(_ml, "key-and-back")));
        using var stream = Save(chain);

        var loaded = Assert.IsInstanceOfType<TransformerChain<ITransformer>>(_ml.Model.Load(stream, out _)).ToArray();

        var tagger = Assert.IsInstanceOfType<Tagger>(loaded[1]);
        Assert.AreEqual(77, tagger.Number);
        CollectionAssert.AreEqual(payload, tagger.Payload);
        CollectionAssert.AreEqual(File.ReadAllLines(Golden.PathOf("key-and-back.rows.jsonl")), Golden.Describe(tagger.Child!.Transform(ModelExamples.Data(_ml))));
        CollectionAssert.IsSubsetOf(
            new[] { "TransformerChain/Transform_001/Model.key", "TransformerChain/Transform_001/weights.bin", "TransformerChain/Transform_001/Child/Model.key" },
            Golden.Entries(stream).ConvertAll(e => e.Name));
    }

    [TestMethod]
    public void Context_that_does_not_know_the_loader_says_so()
    {
        ReflectedModelIo.Register(_ml, typeof(Tagger), Tagger.Loader);
        using var stream = Save(new TransformerChain<ITransformer>(ModelExamples.Fit(_ml, "select"), new Tagger(1, [], null)));

        var error = Assert.Throws<Exception>(() => new MLContext().Model.Load(stream, out _)).GetBaseException();

        Assert.IsInstanceOfType<FormatException>(error);
        Assert.AreEqual("Couldn't load model: 'TransformerChain/Transform_001'", error.Message);
    }

    [TestMethod]
    public void Main_stream_has_to_be_read_to_its_end()
    {
        ReflectedModelIo.Register(_ml, typeof(Tagger), Tagger.Loader);
        using var stream = Save(new Tagger(1, [], null) { WritesTooMuch = true });

        Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(stream, out _));
    }

    [TestMethod]
    public void Component_has_to_say_its_version()
    {
        using var stream = new MemoryStream();

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Model.Save(new Tagger(1, [], null) { ForgetsVersion = true }, null, stream));

        Assert.AreEqual("ModelSignature not specified!", error.Message);
    }

    [TestMethod]
    public void Exception_of_a_component_that_saves_comes_out_as_it_is()
    {
        using var stream = new MemoryStream();

        Assert.ThrowsExactly<IOException>(() => _ml.Model.Save(new TransformerChain<ITransformer>(new Unsavable()), null, stream));
    }

    [TestMethod]
    public void Loader_name_cannot_be_taken_twice()
    {
        ReflectedModelIo.Register(_ml, typeof(Tagger), Tagger.Loader);

        var error = Assert.Throws<Exception>(() => ReflectedModelIo.Register(_ml, typeof(Tagger), Tagger.Loader.ToLowerInvariant())).GetBaseException();

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
        _ml.Model.Save(model, ModelExamples.Data(_ml).Schema, stream);
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

    private sealed class LongName : Inert
    {
        public override void Save(ModelSaveContext ctx) => ReflectedModelIo.SetVersion(ctx, "SGLONGNM", 1, new string('x', 25));
    }
}
