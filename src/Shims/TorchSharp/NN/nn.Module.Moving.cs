using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Moves this module and its parts to a device and another element type.</summary>
            /// <exception cref="ArgumentException">The type is no floating-point or complex type.</exception>
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                CheckType(dtype);
                InitializeDeviceType(device.type);
                _toEpilog(device, dtype, non_blocking);
                return this;
            }

            /// <summary>Moves this module and its parts to a device.</summary>
            /// <exception cref="InvalidOperationException">This build has no such devices.</exception>
            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                if (deviceType == DeviceType.CUDA && !cuda.is_available())
                    throw new InvalidOperationException("CUDA is not available.");
                InitializeDeviceType(deviceType);
                _toEpilog(deviceType, deviceIndex, non_blocking);
                return this;
            }

            /// <summary>Gives this module's and its parts' floating-point tensors another element type.</summary>
            /// <exception cref="ArgumentException">The type is no floating-point or complex type.</exception>
            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                CheckType(dtype);
                _toEpilog(dtype, non_blocking);
                return this;
            }

            /// <summary>Gives this module the element type and the device of a tensor.</summary>
            public Module _to(Tensor other, bool non_blocking)
            {
                _to(other.dtype, non_blocking);
                return _to(other.device_type, other.device_index, non_blocking);
            }

            /// <summary>Gives the module's own tensors and those of its parts another element type.</summary>
            protected void _toEpilog(ScalarType dtype, bool non_blocking) => Move(part => part._to(dtype, non_blocking), dtype, null);

            /// <summary>Moves the module's own tensors and those of its parts.</summary>
            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                Move(part => part._to(deviceType, deviceIndex, non_blocking), null, new Device(deviceType, deviceIndex));

            /// <summary>Moves the module's own tensors and those of its parts and gives them another element type.</summary>
            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking) =>
                Move(part => part._to(device, dtype, non_blocking), dtype, device);

            private static void CheckType(ScalarType type)
            {
                if (!is_floating_point(type) && !is_complex(type))
                    throw new ArgumentException($"nn.Module.to only accepts floating point or complex types, but got desired dtype={type}");
            }

            private static bool Differs(Tensor tensor, ScalarType type, Device? device) =>
                tensor.dtype != type || (device is not null && !tensor.device.Equals(new Device(device.type, device.type == DeviceType.CPU ? -1 : device.index)));

            private static ScalarType TypeFor(Tensor tensor, ScalarType? wanted) =>
                wanted is { } type && (tensor.is_floating_point() || tensor.is_complex()) ? type : tensor.dtype;

            private void Move(Func<Module, Module> move, ScalarType? dtype, Device? device)
            {
                foreach (var (_, part) in named_children())
                    move(part);
                using var _ = no_grad();
                foreach (var (_, parameter) in named_parameters(false))
                    Move(parameter, dtype, device);
                foreach (var (_, buffer) in named_buffers(false))
                    Move(buffer, dtype, device);
            }

            // The objects stay: fields and optimisers go on with them.
            private static void Move(Tensor tensor, ScalarType? dtype, Device? device)
            {
                var type = TypeFor(tensor, dtype);
                if (!Differs(tensor, type, device))
                    return;
                var place = device ?? tensor.device;
                using var gradient = tensor.grad;
                using var movedGradient = gradient?.to(type, place);
                using var moved = tensor.to(type, place);
                tensor.grad = null;
                Aten.InPlace("set_data", tensor, moved);
                tensor.grad = movedGradient;
            }
        }
    }
}
