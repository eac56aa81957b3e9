using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters with their names: this module's first, then those of each part. A parameter in two places comes once.</summary>
            /// <param name="recurse">Includes the parts.</param>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<IntPtr>();
                foreach (var (key, parameter) in _internal_params)
                    if (!parameter.IsInvalid && seen.Add(parameter.Handle))
                        yield return (key, parameter);
                if (!recurse)
                    yield break;
                foreach (var (part, module) in named_children())
                    foreach (var (key, parameter) in module.named_parameters())
                        if (!parameter.IsInvalid && seen.Add(parameter.Handle))
                            yield return ($"{part}.{key}", parameter);
            }

            /// <summary>The parameters, in the order of <see cref="named_parameters"/>.</summary>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(item => item.parameter);

            /// <summary>The buffers that are saved with their names: this module's first, then those of each part.</summary>
            /// <param name="recurse">Includes the parts.</param>
            /// <param name="include_nonpersistent">Has no effect, as in TorchSharp 0.102: buffers that are not saved are left out.</param>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<IntPtr>();
                foreach (var (key, (buffer, persistent)) in _internal_buffers)
                    if (persistent && !buffer.IsInvalid && seen.Add(buffer.Handle))
                        yield return (key, buffer);
                if (!recurse)
                    yield break;
                foreach (var (part, module) in named_children())
                    foreach (var (key, buffer) in module.named_buffers(true, include_nonpersistent))
                        if (!buffer.IsInvalid && seen.Add(buffer.Handle))
                            yield return ($"{part}.{key}", buffer);
            }

            /// <summary>The buffers, in the order of <see cref="named_buffers"/>.</summary>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(item => item.buffer);

            /// <summary>The parts with their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => _internal_submodules;

            /// <summary>The parts.</summary>
            public virtual IEnumerable<Module> children() => named_children().Select(item => item.module);

            /// <summary>The parts and their parts with dotted names; this module is not among them.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in named_children())
                    yield return child;
                foreach (var (part, module) in named_children())
                    foreach (var (key, inner) in module.named_modules())
                        yield return ($"{part}.{key}", inner);
            }

            /// <summary>The parts and their parts.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(item => item.module);

            /// <summary>True if there is a buffer of this dotted name.</summary>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>True if there is a parameter of this dotted name.</summary>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>The buffer of a dotted name, or null.</summary>
            public virtual Tensor? get_buffer(string target)
            {
                ArgumentNullException.ThrowIfNull(target);
                if (_internal_buffers.TryGetValue(target, out var buffer))
                    return buffer.Item1;
                return Child(target, out var rest)?.get_buffer(rest);
            }

            /// <summary>The parameter of a dotted name, or null.</summary>
            public virtual Parameter? get_parameter(string target)
            {
                ArgumentNullException.ThrowIfNull(target);
                return _internal_params.TryGetValue(target, out var parameter) ? parameter : Child(target, out var rest)?.get_parameter(rest);
            }

            private Module? Child(string target, out string rest)
            {
                var dot = target.IndexOf('.');
                rest = target[(dot + 1)..];
                return dot < 0 ? null : named_children().FirstOrDefault(child => target.AsSpan(0, dot).SequenceEqual(child.name)).module;
            }
        }
    }
}
