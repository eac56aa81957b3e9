using Microsoft.ML;
using Microsoft.ML.TorchSharp;
using Microsoft.ML.TorchSharp.NasBert;
using SemGeo.ML.Schema;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.MLNet.TextTrainers;

/// <summary>What of Microsoft.ML.TorchSharp works beside the TorchSharp that SemGeo uses, which is newer than the one that it was built for (docs/mlnet.md).</summary>
[TestClass]
public sealed class TextTrainerTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Every_member_of_TorchSharp_resolves_but_one_of_object_detection()
    {
        using var members = new TorchMembers(typeof(TextClassificationTrainer).Assembly);
        var references = members.References;
        Assert.IsGreaterThan(200, references.Count);

        var missing = references.Where(reference => !members.Resolves(reference.Token)).ToList();

        CollectionAssert.AreEqual(new[] { "TorchSharp.torch+nn+functional.interpolate" }, missing.Select(reference => reference.Name).ToArray(), string.Join(", ", missing));
        foreach (var user in members.UsersOf(missing[0].Token))
            Assert.StartsWith("Microsoft.ML.TorchSharp.AutoFormerV2.", user);
        Assert.IsNotEmpty(members.UsersOf(missing[0].Token));
    }

    [TestMethod]
    public void Every_type_resolves_and_every_type_of_its_own_loads()
    {
        using var members = new TorchMembers(typeof(TextClassificationTrainer).Assembly);
        Assert.IsGreaterThan(50, members.Types.Count);

        CollectionAssert.AreEqual(Array.Empty<string>(), members.Types.Where(type => !members.Resolves(type.Token)).Select(type => type.Name).ToArray());

        // A base class that changed would show here: types with an abstract member that they do not implement are not loaded.
        Assert.Contains(typeof(TextClassificationTrainer), typeof(TextClassificationTrainer).Assembly.GetTypes());
    }

    [TestMethod]
    public void Members_that_do_not_exist_are_found()
    {
        using var members = new TorchMembers(typeof(TextClassificationTrainer).Assembly);

        Assert.IsFalse(members.Resolves(members.References.Single(reference => reference.Name.EndsWith(".interpolate", StringComparison.Ordinal)).Token));
        Assert.IsTrue(members.Resolves(members.References.First(reference => reference.Name.EndsWith("functional.softmax", StringComparison.Ordinal)).Token));
    }

    [TestMethod]
    public void A_key_column_of_ours_is_a_label_and_addresses_are_its_text()
    {
        var labelled = Shapes.Of(TrainedModel.Labelled(_ml).Schema);

        var shape = _ml.MulticlassClassification.Trainers.TextClassification("Cell.Fine", sentence1ColumnName: GeoColumns.AddressText).GetOutputSchema(labelled);

        var predicted = shape.Single(c => c.Name == "PredictedLabel");
        Assert.IsTrue(predicted.IsKey);
        Assert.Contains("KeyValues", predicted.Annotations.Select(a => a.Name));
        Assert.AreEqual(SchemaShape.Column.VectorKind.Vector, shape.Single(c => c.Name == "Score").Kind);
    }

    [TestMethod]
    public void A_label_that_is_no_key_and_a_sentence_that_is_no_text_are_refused()
    {
        var labelled = Shapes.Of(TrainedModel.Labelled(_ml).Schema);
        var trainers = _ml.MulticlassClassification.Trainers;

        Assert.Contains("Latitude", Assert.Throws<ArgumentException>(() => trainers.TextClassification("Latitude", sentence1ColumnName: GeoColumns.AddressText).GetOutputSchema(labelled)).Message);
        Assert.Contains("Longitude", Assert.Throws<ArgumentException>(() => trainers.TextClassification("Cell.Fine", sentence1ColumnName: "Longitude").GetOutputSchema(labelled)).Message);
    }
}
