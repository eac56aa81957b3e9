namespace SemGeo.Experiments.Studies;

/// <summary>What every study on Synthetic Earth sets: the photos that are drawn, the network and its training. A study has defaults of its own.</summary>
internal abstract class StudyOptions
{
    /// <summary>The seeds of what chance decides: a repetition each.</summary>
    /// <value>The default value is 1, 2, 3.</value>
    public IReadOnlyList<int> Seeds { get; set; } = [1, 2, 3];

    /// <summary>The countries that photos are drawn of.</summary>
    public int Countries { get; set; }

    /// <summary>Training photos a country.</summary>
    /// <value>The default value is 100.</value>
    public int TrainingPhotos { get; set; } = 100;

    /// <summary>Held-out photos a country, of places that training never shows; the models are measured by them.</summary>
    public int HeldOutPhotos { get; set; }

    /// <summary>Width and height of the photos and of the network's input, pixels.</summary>
    public int ImageSize { get; set; }

    /// <summary>The network.</summary>
    /// <value>The default value is ResNet18.</value>
    public string Backbone { get; set; } = "ResNet18";

    /// <summary>Passes over the training photos; the weights after the last one are measured.</summary>
    public int Epochs { get; set; }

    /// <summary>The learning rate of the first two thirds of the epochs; a tenth of it afterwards.</summary>
    /// <value>The default value is 0.02.</value>
    public double LearningRate { get; set; } = 0.02;

    /// <summary>Photos a training step.</summary>
    public int BatchSize { get; set; }

    /// <summary>Threads that libtorch computes with and that photos are drawn with; 0 for all processors.</summary>
    /// <value>The default value is 0.</value>
    public int Threads { get; set; }

    /// <summary>The number of threads, of which there is at least one.</summary>
    internal int ThreadCount => Threads == 0 ? Environment.ProcessorCount : Threads;
}
