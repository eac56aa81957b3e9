namespace SemGeo.Vision.Weights.PyTorch;

/// <summary>Where the numbers of a checkpoint's storages lie.</summary>
internal interface IStorageFile : IDisposable
{
    /// <summary>What the pickle of the checkpoint says.</summary>
    object? Root { get; }

    /// <summary>Checks that the file really holds a storage, before anything is allocated for it.</summary>
    /// <exception cref="WeightFormatException">The storage is absent, or has another length than the pickle claims.</exception>
    void Check(PickledStorage storage);

    /// <summary>Fills <paramref name="destination"/> with the bytes of a storage from <paramref name="begin"/> on.</summary>
    /// <exception cref="WeightFormatException">The storage is absent, or has fewer bytes than it should.</exception>
    void Read(PickledStorage storage, long begin, Span<byte> destination);
}
