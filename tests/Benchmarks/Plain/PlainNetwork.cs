using TorchSharp;
using static TorchSharp.torch;

namespace SemGeo.Benchmarks.Plain;

/// <summary>
/// A network of TorchVision, its optimiser and its loss. TorchVision keeps the last layer to itself, so that the heads are parts of one layer's logits: the same products as of three layers.
/// </summary>
internal sealed class PlainNetwork : IDisposable
{
    // TorchVision's MobileNetV3 cannot be told its classes.
    private const long MobileClasses = 1000;

    private readonly long[] _cells;
    private readonly long[] _split;
    private readonly optim.Optimizer _optimizer;
    private readonly nn.Module<Tensor, Tensor, Tensor> _criterion = nn.CrossEntropyLoss();

    public PlainNetwork(string name, long[] cells)
    {
        _cells = cells;
        _split = name.StartsWith("mobilenet", StringComparison.Ordinal) ? [.. cells, MobileClasses - cells.Sum()] : cells;
        var classes = (int)cells.Sum();
        Model = name switch
        {
            "resnet18" => torchvision.models.resnet18(classes),
            "resnet50" => torchvision.models.resnet50(classes),
            "mobilenet_v3_small" => torchvision.models.mobilenet_v3_small(),
            _ => throw new ArgumentException($"TorchVision's {name} is not known here.", nameof(name)),
        };
        _optimizer = optim.SGD(Model.parameters(), 0.01, momentum: 0.9, weight_decay: 1e-4);
    }

    public nn.Module<Tensor, Tensor> Model { get; }

    /// <summary>A step on photos [n, 3, size, size] with labels [n, heads].</summary>
    public float Train(Tensor photos, Tensor labels)
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var logits = Model.forward(photos).split(_split, 1);
        var loss = _criterion.forward(logits[0], labels.select(1, 0));
        for (var head = 1; head < _cells.Length; head++)
            loss += _criterion.forward(logits[head], labels.select(1, head));
        loss.backward();
        _optimizer.step();
        return loss.item<float>();
    }

    /// <summary>The probabilities of the heads' cells.</summary>
    public float[][] Infer(Tensor photos)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        return [.. Model.forward(photos).split(_split, 1).Take(_cells.Length).Select(logits => logits.softmax(1).data<float>().ToArray())];
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        Model.Dispose();
    }
}
