namespace SemGeo.Vision.Training;

/// <summary>Sums up one head's validation.</summary>
internal sealed class HeadTally
{
    private double _loss;
    private long _labelled;
    private long _correct;

    /// <summary>Adds a batch: its number of labelled photos, their mean loss, and how many of them were classified right.</summary>
    public void Add(int labelled, double meanLoss, int correct)
    {
        _loss += meanLoss * labelled;
        _labelled += labelled;
        _correct += correct;
    }

    public HeadValidation ToResult(string head) => new(head, _loss / _labelled, _labelled, _correct);
}
