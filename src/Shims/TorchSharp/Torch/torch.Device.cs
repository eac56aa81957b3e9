using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor is: a kind of device and its number.</summary>
    public class Device
    {
        /// <summary>A device by its description: "cpu", "cuda" or "cuda:1".</summary>
        /// <exception cref="ArgumentException">The description names no device.</exception>
        public Device(string description)
        {
            var parts = description.Split(':');
            type = Parse(parts[0]);
            index = -1;
            if (parts.Length == 2)
                index = int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw new ArgumentException($"'{description}' is not a device: the part after ':' must be a number.");
            else if (parts.Length > 2)
                throw new ArgumentException($"'{description}' is not a device: write a type or type:number.");
        }

        /// <summary>A device by the name of its type and its number.</summary>
        public Device(string deviceType, int index = -1)
            : this(Parse(deviceType), index)
        {
        }

        /// <summary>A device by its type and number; -1 is the CPU or the current one of its kind.</summary>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>A CUDA device by its number.</summary>
        public Device(int index)
            : this(DeviceType.CUDA, index)
        {
        }

        /// <summary>Kind of device.</summary>
        public DeviceType type { get; }

        /// <summary>Number among its kind; -1 for the CPU or where none was given.</summary>
        public int index { get; }

        /// <summary>A device by its description.</summary>
        public static implicit operator Device(string description) => new(description);

        /// <summary>"cpu" or "cuda:0".</summary>
        public override string ToString() => index == -1 ? Name : $"{Name}:{index}";

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Device other && other.type == type && other.index == index;

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(type, index);

        private string Name => type.ToString().ToLowerInvariant();

        private static DeviceType Parse(string name) => name.ToLowerInvariant() switch
        {
            "cpu" => DeviceType.CPU,
            "cuda" => DeviceType.CUDA,
            "meta" => DeviceType.META,
            _ => throw new ArgumentException($"'{name}' is not a device type: cpu, cuda or meta."),
        };
    }
}
