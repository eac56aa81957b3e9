namespace SemGeo.Concepts.Ade20k;

/// <summary>One of ADE20K's 150 semantic classes.</summary>
/// <param name="Index">The class's place in the benchmark's order, 0 to 149: what a segmentation network puts out.</param>
/// <param name="Name">The first of its names, in lower case ("building").</param>
/// <param name="Red">The red part of the benchmark's display colour.</param>
/// <param name="Green">The green part.</param>
/// <param name="Blue">The blue part.</param>
public readonly record struct Ade20kClass(byte Index, string Name, byte Red, byte Green, byte Blue);
