namespace SemGeo.Synthetic.Styles;

/// <summary>
/// Which place's style each concept follows. In a natural set all follow the photo's place. Where clues are confined, the surfaces of the clue concepts do, and
/// shapes, light and all other surfaces follow an unrelated place that only the photo's number decides: as varied as ever, but telling nothing.
/// </summary>
/// <param name="place">The style of the photo's place.</param>
/// <param name="decoy">The style of an unrelated place; null in a natural set.</param>
/// <param name="clueConcepts">The concepts that follow the place where there is a decoy.</param>
internal sealed class SceneStyles(PlaceStyle place, PlaceStyle? decoy, IReadOnlySet<byte> clueConcepts)
{
    /// <summary>Whether only some concepts are clues: then a pixel must not mix the colours of two concepts either.</summary>
    public bool IsConfined => decoy is not null;

    /// <summary>The style of all shapes and of the light.</summary>
    public PlaceStyle Shape { get; } = decoy ?? place;

    /// <summary>The style of a concept's surface.</summary>
    public PlaceStyle this[byte concept] => decoy is null || clueConcepts.Contains(concept) ? place : decoy;
}
