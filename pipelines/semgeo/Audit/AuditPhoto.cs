using SemGeo.Concepts;
using SemGeo.Imaging.Files;

namespace SemGeo.Pipelines.Audit;

/// <summary>A held-out photo.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Image">The picture, of the network's input size.</param>
/// <param name="Mask">What each pixel shows.</param>
/// <param name="Class">The class that its label says.</param>
internal sealed record AuditPhoto(string Id, RgbImage Image, ConceptMask Mask, int Class);
