namespace SemGeo.Splitting;

/// <summary>Where a photo goes.</summary>
public enum SplitPart
{
    /// <summary>To the training photos.</summary>
    Training,

    /// <summary>To the photos that training is watched with.</summary>
    Validation,

    /// <summary>To the photos that the trained model is measured with.</summary>
    Test,

    /// <summary>Nowhere: the photo would leak between two parts.</summary>
    LeftOut,
}
