using System.Globalization;

namespace SemGeo.ML.TrainingReports;

/// <summary>What was held back of the training photos for validation, and how.</summary>
/// <param name="Photos">The photos with a class.</param>
/// <param name="HeldBack">How many of them are held back.</param>
/// <param name="Places">The places (0.01 degrees) that are held back whole.</param>
/// <param name="ClassesByPhoto">The classes of the finest level that have one place only, of which single photos are held back.</param>
/// <param name="PlacesLeft">The places that were drawn, but left to training because a class would have lost more than half of its photos.</param>
public sealed record ValidationSplitReport(long Photos, long HeldBack, int Places, int ClassesByPhoto, int PlacesLeft)
{
    /// <summary>In words.</summary>
    public override string ToString()
    {
        var share = Photos == 0 ? 0 : 100.0 * HeldBack / Photos;
        var text = string.Create(CultureInfo.InvariantCulture, $"held back for validation: {HeldBack} of {Photos} photos ({share:0.0} %), {Places} whole places");
        if (ClassesByPhoto > 0)
            text += string.Create(CultureInfo.InvariantCulture, $", and single photos of {ClassesByPhoto} classes that have one place each");
        if (PlacesLeft > 0)
            text += string.Create(CultureInfo.InvariantCulture, $"; {PlacesLeft} places stay in training, where classes would lose more than half of their photos");
        return text;
    }
}
