using System.Numerics;

namespace Microsoft.ML.Runtime;

/// <summary>The steps of A. Appleby's MurmurHash3 x86-32.</summary>
internal static class MurmurHash3
{
    /// <summary>Mixes four bytes into the hash.</summary>
    public static uint Mix(uint hash, uint chunk) => (BitOperations.RotateLeft(hash ^ Scramble(chunk), 13) * 5) + 0xE6546B64;

    /// <summary>What is mixed in for a chunk; the last, incomplete one is only put in by exclusive or.</summary>
    public static uint Scramble(uint chunk) => BitOperations.RotateLeft(chunk * 0xCC9E2D51, 15) * 0x1B873593;

    /// <summary>Spreads every bit of the hash over all of it.</summary>
    public static uint Finish(uint hash, int length)
    {
        hash ^= (uint)length;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
