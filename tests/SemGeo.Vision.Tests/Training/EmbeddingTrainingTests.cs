using SemGeo.Geography;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training;
using TorchSharp;
using static SemGeo.Vision.Tests.Training.ToyTraining;

namespace SemGeo.Vision.Tests.Training;

[TestClass]
public sealed class EmbeddingTrainingTests
{
    [TestMethod]
    public void Heads_learn_from_embeddings_as_from_the_features_of_photos()
    {
        using var model = Model();
        model.Change(network =>
        {
            using var noGrad = torch.no_grad();
            foreach (var parameter in network.parameters())
                torch.nn.init.zeros_(parameter);
        });
        var options = new GeoTrainingOptions { Epochs = 2, LearningRate = 0.5, Momentum = 0.9, WeightDecay = 0.1 };

        new GeoTrainer(options).Train(model, Batches(Example(0, [1, 0, 0], 0), Example(1, [0, 1, 0], 1)));

        // By hand: see GeoTrainerTests.Two_steps_are_those_of_sgd_with_momentum_and_weight_decay, whose features are these.
        var weight = WeightsOf(model)["classifier.0.weight"];
        const float expected = 0.125f + 0.5f * 0.4314118f;
        float[] byHand = [expected, -expected, 0, -expected, expected, 0];
        for (var i = 0; i < byHand.Length; i++)
            Assert.AreEqual(byHand[i], weight[i], 1e-6f);
        Assert.HasCount(2, WeightsOf(model), "there is nothing but the head");
    }

    [TestMethod]
    public void Validation_reads_embeddings()
    {
        using var model = Model();
        var input = new EvaluationInput(new NeverDecoder(), InputOptions(2).ForEmbeddings(3), CropMode.Five);
        var validation = new ValidationSet(new PhotoList([Example(0, [1, 0, 0], 0), Example(1, [0, 1, 0], 1), Example(2, [0, 0, 1], -1)]), input);

        var result = new GeoTrainer(new GeoTrainingOptions { Epochs = 1 }).Train(model, Batches(Example(0, [1, 0, 0], 0), Example(1, [0, 1, 0], 1)), validation);

        Assert.AreEqual((3L, 2L), (result.Best!.Images, result.Best.Heads[0].Labelled));
    }

    [TestMethod]
    public void A_saved_model_predicts_the_same_without_any_photo()
    {
        using var model = Model();
        var file = new MemoryStream();
        model.SaveWeights((_, write) => write(file));
        using var loaded = GeoModel.Load(model.Spec, (_, read) =>
        {
            file.Position = 0;
            read(file);
            return true;
        });
        float[] embeddings = [0.1f, 0.2f, 0.3f, -1, 0, 2];
        var (expected, actual) = (new float[4], new float[4]);
        model.Predict(embeddings, 2, 1, expected);
        loaded.Predict(embeddings, 2, 1, actual);

        CollectionAssert.AreEqual(expected, actual);
        Assert.AreEqual(1, expected[0] + expected[1], 1e-6f);
        var error = Assert.ThrowsExactly<ArgumentException>(() => model.Predict(new float[3 * 32 * 32], 1, 1, new float[2]));
        StringAssert.StartsWith(error.Message, "1 embeddings of 3 numbers take 3 numbers, but 3072 were given.");
    }

    [TestMethod]
    [DataRow(new[] { 1f, 0 }, "Its embedding has 2 numbers, the model takes 3.")]
    [DataRow(new[] { 1f, 0, float.NaN }, "Number 2 of its embedding is NaN.")]
    public void An_embedding_that_cannot_be_used_is_named(float[] embedding, string reason)
    {
        using var model = Model();

        var error = Assert.ThrowsExactly<BadImageException>(() => new GeoTrainer().Train(model, Batches(Example(0, [1, 0, 0], 0), Example(7, embedding, 0))));

        Assert.AreEqual((7L, reason), (error.Image.Row, error.Image.Reason));
    }

    [TestMethod]
    public void Photos_for_a_model_of_embeddings_are_an_error()
    {
        using var model = Model();

        var error = Assert.ThrowsExactly<ArgumentException>(() => new GeoTrainer().Train(model, ToyTraining.Batches(2, Noise(0, 0), Noise(1, 1))));

        StringAssert.StartsWith(error.Message, "The batches are of 32x32 pixels, the model takes embeddings of 3 numbers: give both the same EmbeddingSize.");
    }

    [TestMethod]
    public void A_spec_of_embeddings_has_no_other_backbone()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => (Model().Spec with { Backbone = "resnet18" }).Validate());

        Assert.AreEqual("GeoModelSpec: Backbone is 'resnet18', with EmbeddingSize 3 it must be 'embedding'.", error.Message);
    }

    private static GeoModel Model() => GeoModel.Create(new GeoModelSpec { Backbone = "embedding", EmbeddingSize = 3, Heads = [new GeoHead("Head", 2)] });

    private static TrainingInput Batches(params PhotoExample[] examples) => new(new PhotoList(examples), new NeverDecoder(), InputOptions(2).ForEmbeddings(3));

    private static PhotoExample Example(int row, float[] embedding, int label) => new(row, null, default, new[] { label }, GeoCoordinate.Missing) { Embedding = embedding };
}
