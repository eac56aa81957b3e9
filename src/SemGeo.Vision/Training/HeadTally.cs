using SemGeo.Vision.Training.Team;

namespace SemGeo.Vision.Training;

/// <summary>Sums up one head's validation.</summary>
internal sealed class HeadTally
{
    private double _loss;
    private long _labelled;
    private long _correct;

    /// <summary>Adds a batch: its number of labelled photos, the sum of their losses, and how many of them were classified right.</summary>
    public void Add(int labelled, double loss, int correct)
    {
        _loss += loss;
        _labelled += labelled;
        _correct += correct;
    }

    /// <summary>Adds up the tallies of all processes.</summary>
    public void Sum(ITrainingTeam team)
    {
        double[] values = [_loss, _labelled, _correct];
        team.Sum(values);
        (_loss, _labelled, _correct) = (values[0], (long)values[1], (long)values[2]);
    }

    public HeadValidation ToResult(string head) => new(head, _loss / _labelled, _labelled, _correct);
}
