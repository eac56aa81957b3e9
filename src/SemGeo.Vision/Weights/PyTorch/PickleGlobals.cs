namespace SemGeo.Vision.Weights.PyTorch;

/// <summary>
/// The names that a checkpoint may refer to: what rebuilds tensors, plain containers, and a few classes of PyTorch Lightning's checkpoints of which only the
/// attributes are kept. Nothing of Python is run for any of them; every other name is refused.
/// </summary>
internal static class PickleGlobals
{
    private static readonly Dictionary<string, PickledGlobal> Allowed = new PickledGlobal[]
    {
        new("collections.OrderedDict", arguments => Dictionary(arguments)),
        new("collections.defaultdict", _ => new PickledDict()),
        new("builtins.set", arguments => Single(arguments)),
        new("__builtin__.set", arguments => Single(arguments)),
        new("builtins.dict"),
        new("builtins.list"),
        new("builtins.int"),
        new("_codecs.encode", arguments => arguments.Length > 0 ? arguments[0] : null),
        new("torch.Size", arguments => Single(arguments)),
        new("torch.device", arguments => arguments.Length > 0 ? arguments[0] : null),
        new("torch._utils._rebuild_tensor", arguments => Tensor(arguments, 4)),
        new("torch._utils._rebuild_tensor_v2", arguments => Tensor(arguments, 6)),
        new("torch._utils._rebuild_parameter", arguments => Parameter(arguments)),
        new("torch._utils._rebuild_parameter_with_state", arguments => Parameter(arguments)),
        new("torch.HalfStorage", null, SafeTensorType.Float16),
        new("torch.BFloat16Storage", null, SafeTensorType.BFloat16),
        new("torch.FloatStorage", null, SafeTensorType.Float32),
        new("torch.DoubleStorage", null, SafeTensorType.Float64),
        new("torch.BoolStorage", null, SafeTensorType.Bool),
        new("torch.ByteStorage", null, SafeTensorType.UInt8),
        new("torch.CharStorage", null, SafeTensorType.Int8),
        new("torch.ShortStorage", null, SafeTensorType.Int16),
        new("torch.IntStorage", null, SafeTensorType.Int32),
        new("torch.LongStorage", null, SafeTensorType.Int64),
        new("torch.float16"),
        new("torch.bfloat16"),
        new("torch.float32"),
        new("torch.float64"),
        new("argparse.Namespace", _ => new PickledDict(isObject: true)),
        new("pytorch_lightning.utilities.parsing.AttributeDict", _ => new PickledDict(isObject: true)),
        new("lightning_fabric.utilities.data.AttributeDict", _ => new PickledDict(isObject: true)),
        new("pytorch_lightning.callbacks.model_checkpoint.ModelCheckpoint"),
        new("pytorch_lightning.callbacks.early_stopping.EarlyStopping"),
        new("pytorch_lightning.callbacks.lr_monitor.LearningRateMonitor"),
    }.ToDictionary(global => global.Name);

    /// <summary>The global of that name.</summary>
    /// <exception cref="WeightFormatException">It is not allowed.</exception>
    public static PickledGlobal Find(string module, string name) => Allowed.GetValueOrDefault($"{module}.{name}")
        ?? throw new WeightFormatException(
            $"The file refers to '{module}.{name}', which is neither a tensor nor a plain container: it was refused, and nothing of the file was run. Keep the tensors alone in Python, with torch.save(model.state_dict(), path).");

    private static object? Single(object?[] arguments) => arguments.Length == 1 ? arguments[0] : throw Damaged(arguments);

    private static PickledDict Dictionary(object?[] arguments)
    {
        var dictionary = new PickledDict();
        if (arguments is [List<object?> pairs])
        {
            foreach (var pair in pairs)
                dictionary.Entries.Add(pair is List<object?> { Count: 2 } list ? (list[0], list[1]) : pair is object?[] { Length: 2 } tuple ? (tuple[0], tuple[1]) : throw Damaged(arguments));
        }
        else if (arguments.Length > 0)
        {
            throw Damaged(arguments);
        }

        return dictionary;
    }

    private static PickledTensor Tensor(object?[] arguments, int least) =>
        arguments.Length >= least ? PickledTensor.Create(arguments[0], arguments[1], arguments[2], arguments[3]) : throw Damaged(arguments);

    private static PickledTensor Parameter(object?[] arguments) => arguments is [PickledTensor tensor, ..] ? tensor : throw Damaged(arguments);

    private static WeightFormatException Damaged(object?[] arguments) => new($"A call in the pickle has {arguments.Length} arguments that do not belong to it: it is damaged.");
}
