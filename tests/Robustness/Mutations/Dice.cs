using System.Security.Cryptography;
using System.Text;
using SemGeo.Numerics;

namespace SemGeo.Robustness.Mutations;

/// <summary>Random numbers that a name decides, the same on every machine and version of .NET. An input can be made again from its name alone.</summary>
internal sealed class Dice
{
    private SplitMix64 _numbers;

    /// <summary>Creates the numbers of a name.</summary>
    public Dice(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        _numbers = new(BitConverter.ToUInt64(hash));
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits() => _numbers.Next();

    /// <summary>A number from 0 to below a bound; 0 where the bound is 0.</summary>
    public int Next(int below) => below <= 0 ? 0 : (int)(NextBits() % (ulong)below);

    /// <summary>A number from one to another, both included.</summary>
    public int Between(int first, int last) => first + Next(last - first + 1);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Next(times) == 0;

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>A place in so many bytes, more often near their beginning, where headers are, than chance has it.</summary>
    public int Place(int length) => Next(4) == 0 ? Next(Math.Min(length, 64)) : Next(length);
}
