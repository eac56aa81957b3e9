namespace SemGeo.Vision.Weights;

/// <summary>A tensor whose name the network and the file share, but not its shape or kind of number.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="Network">What the network has, such as "F32 [100, 512]".</param>
/// <param name="File">What the file has.</param>
public sealed record WeightMismatch(string Name, string Network, string File);
