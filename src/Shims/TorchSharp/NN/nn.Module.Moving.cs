using System.Reflection;
using TorchSharp.Modules;

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
                var fields = new Dictionary<string, FieldInfo>();
                foreach (var field in GetType().GetFields(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance))
                    fields.TryAdd(field.ComponentName(), field);
                foreach (var (key, parameter) in named_parameters(false).ToList())
                {
                    if (!Differs(parameter, TypeFor(parameter, dtype), device))
                        continue;
                    var moved = Moved(parameter, TypeFor(parameter, dtype), device ?? parameter.device);
                    parameter.Dispose();
                    ConditionallyRegisterParameter(key, moved);
                    if (fields.TryGetValue(key, out var field))
                        field.SetValue(this, moved);
                }

                foreach (var (key, buffer) in named_buffers(false).ToList())
                {
                    if (!Differs(buffer, TypeFor(buffer, dtype), device))
                        continue;
                    var moved = buffer.to(TypeFor(buffer, dtype), device ?? buffer.device, disposeAfter: true).DetachFromDisposeScope();
                    ConditionallyRegisterBuffer(key, moved);
                    if (fields.TryGetValue(key, out var field))
                        field.SetValue(this, moved);
                }
            }

            // Without recording: the moved parameter is a new leaf.
            private static Parameter Moved(Parameter parameter, ScalarType type, Device device)
            {
                using var _ = no_grad();
                var moved = new Parameter(parameter.to(type, device), parameter.requires_grad);
                moved.DetachFromDisposeScope();
                using var gradient = parameter.grad;
                if (gradient is null)
                    return moved;
                using var movedGradient = gradient.to(type, device);
                moved.grad = movedGradient;
                return moved;
            }
        }
    }
}
