using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A product with a learned matrix plus a learned offset.</summary>
        /// <param name="inputSize">Size of the input's last dimension.</param>
        /// <param name="outputSize">Size of the result's last dimension.</param>
        /// <param name="hasBias">Adds the offset.</param>
        /// <param name="device">Where; the CPU if null.</param>
        /// <param name="dtype">Element type; the default type if null.</param>
        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
            new(inputSize, outputSize, hasBias, device, dtype);

        /// <summary>Normalises each channel of a batch of images to mean zero and variance one, then scales and shifts it.</summary>
        /// <param name="features">Number of channels.</param>
        /// <param name="eps">Added to the variance.</param>
        /// <param name="momentum">Weight of a new batch in the running statistics.</param>
        /// <param name="affine">Learns scale and shift.</param>
        /// <param name="track_running_stats">Keeps running statistics and uses them while evaluating.</param>
        /// <param name="device">Where; the CPU if null.</param>
        /// <param name="dtype">Element type; the default type if null.</param>
        public static BatchNorm2d BatchNorm2d(
            long features,
            double eps = 1e-05,
            double momentum = 0.1,
            bool affine = true,
            bool track_running_stats = true,
            Device? device = null,
            ScalarType? dtype = null) => new(features, eps, momentum, affine, track_running_stats, device, dtype);

        /// <summary>Each element, at least zero.</summary>
        public static ReLU ReLU(bool inplace = false) => new(inplace);

        /// <summary>Each element, between zero and six.</summary>
        public static ReLU6 ReLU6(bool inplace = false) => new(inplace);

        /// <summary>x times sigmoid(x) of each element.</summary>
        public static SiLU SiLU() => new();

        /// <summary>1 / (1 + exp(-x)) of each element.</summary>
        public static Sigmoid Sigmoid() => new();

        /// <summary>x times hardsigmoid(x) of each element.</summary>
        public static Hardswish Hardswish(bool inplace = false) => new(inplace);

        /// <summary>Exponentials along a dimension, divided by their sum.</summary>
        public static Softmax Softmax(long dim) => new(dim);

        /// <summary>The logarithm of softmax along a dimension.</summary>
        public static LogSoftmax LogSoftmax(long dim) => new(dim);

        /// <summary>The input itself.</summary>
        public static Identity Identity() => new();

        /// <summary>Dimensions from start to end as one.</summary>
        public static Flatten Flatten(long startDim = 1, long endDim = -1) => new(startDim, endDim);

        /// <summary>While training, each element is zero with a probability and else scaled up so that the mean stays.</summary>
        public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

        /// <summary>Several modules, one behind the other.</summary>
        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);

        /// <summary>Several modules with names, one behind the other.</summary>
        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

        /// <inheritdoc cref="Sequential(Module{Tensor, Tensor}[])"/>
        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new([.. modules]);

        /// <inheritdoc cref="Sequential(ValueTuple{string, Module{Tensor, Tensor}}[])"/>
        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new([.. modules]);

        /// <summary>A list of modules whose parameters are found.</summary>
        public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

        /// <summary>A list of modules of one type whose parameters are found.</summary>
        public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);

        /// <summary>A parameter that takes over the tensor, which is invalid afterwards.</summary>
        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);

        /// <summary>Cross entropy between scores and classes.</summary>
        /// <param name="weight">A weight per class, or null.</param>
        /// <param name="ignore_index">The class of rows that do not count; -100 if null.</param>
        /// <param name="reduction">How rows become a loss.</param>
        public static CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) =>
            new(weight, ignore_index, reduction);

        /// <summary>The negative logarithmic probability of the classes.</summary>
        public static NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

        /// <summary>The mean squared difference.</summary>
        public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) => new(reduction);

        /// <summary>Binary cross entropy between scores and probabilities.</summary>
        public static BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
            new(weight, reduction, pos_weights);
    }
}
