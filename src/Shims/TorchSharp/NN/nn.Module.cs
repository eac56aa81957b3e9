using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Networks: layers, losses and what trains and keeps them.</summary>
    public static partial class nn
    {
        /// <summary>
        /// A part of a network: parameters that are learned, buffers that are kept, and parts of its own. Owns all of them and disposes
        /// them with itself.
        /// </summary>
        public partial class Module : IDisposable
        {
            /// <summary>Parts by name, in the order in which they were registered.</summary>
            protected OrderedDict<string, Module> _internal_submodules = new();

            /// <summary>Buffers by name, and whether they are saved.</summary>
            protected OrderedDict<string, (Tensor, bool)> _internal_buffers = new();

            /// <summary>Parameters by name.</summary>
            protected OrderedDict<string, Parameter> _internal_params = new();

            /// <summary>The module's name.</summary>
            protected string name;

            private bool _componentsRegistered;
            private bool _training = true;
            private bool _disposed;

            /// <summary>Makes a module without parts.</summary>
            /// <param name="name">Its name, for messages.</param>
            protected Module(string name) => this.name = name;

            /// <summary>Disposes nothing: parameters have finalizers of their own.</summary>
            ~Module() => Dispose(false);

            /// <summary>True while training, false while evaluating.</summary>
            public virtual bool training => _training;

            internal bool IsDisposed => _disposed;

            /// <summary>Disposes parameters, buffers and parts; a second call does nothing.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>The name of the module's type.</summary>
            public virtual string GetName() => name;

            /// <summary>Calls an action with every part, the deepest first, and then with this module.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, module) in named_children())
                    module.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Switches this module and its parts to training, or to evaluation.</summary>
            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var (_, module) in named_children())
                    module.train(train);
            }

            /// <summary>Switches this module and its parts to evaluation.</summary>
            public virtual void eval() => train(false);

            /// <summary>Forgets the gradients of all parameters.</summary>
            /// <param name="set_to_none">Frees them; otherwise they are filled with zeros.</param>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    using var gradient = parameter.grad;
                    if (gradient is null)
                        continue;
                    if (set_to_none)
                        parameter.grad = null;
                    else
                        gradient.zero_();
                }
            }

            /// <summary>Registers a part; a null or disposed one takes the name out.</summary>
            /// <exception cref="ArgumentException">The name is empty or has a dot.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module? submodule)
            {
                if (submodule is null || submodule.IsDisposed)
                {
                    _internal_submodules.Remove(name);
                    return;
                }

                if (name.Contains('.'))
                    throw new ArgumentException($"module name can't contain \".\", got: {name}");
                if (string.IsNullOrEmpty(name))
                    throw new ArgumentException("module name can't be empty string \"\"");
                if (_internal_submodules.ContainsKey(name))
                    throw new InvalidOperationException($"Sub-module {name} is already registered.");
                submodule.RegisterComponents();
                _internal_submodules.Add(name, submodule);
            }

            /// <inheritdoc cref="register_module"/>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Registers a tensor that is no parameter.</summary>
            /// <param name="name">Its name.</param>
            /// <param name="tensor">The tensor; the module owns it from now on.</param>
            /// <param name="persistent">Saves and loads it with the module.</param>
            /// <exception cref="ArgumentNullException">The tensor is null or disposed.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (tensor is null || tensor.IsInvalid)
                    throw new ArgumentNullException(nameof(tensor), "A null tensor cannot be registered as a buffer.");
                if (_internal_buffers.ContainsKey(name))
                    throw new InvalidOperationException($"Tensor {name} is already registered.");
                _internal_buffers.Add(name, (tensor, persistent));
            }

            /// <summary>Registers a parameter.</summary>
            /// <exception cref="ArgumentNullException">The parameter is null or disposed.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                if (param is null || param.IsInvalid)
                    throw new ArgumentNullException(nameof(param), "A null tensor cannot be registered as a parameter.");
                if (_internal_params.ContainsKey(name))
                    throw new InvalidOperationException($"Parameter {name} is already registered.");
                _internal_params.Add(name, param);
            }

            /// <summary>Registers, replaces or (null) takes out a parameter.</summary>
            protected void ConditionallyRegisterParameter(string name, Tensor? value)
            {
                if (value is null)
                    _internal_params.Remove(name);
                else
                    _internal_params[name] = value as Parameter ?? new Parameter(value);
            }

            /// <summary>Registers, replaces or (null) takes out a buffer.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null)
                    _internal_buffers.Remove(name);
                else
                    _internal_buffers[name] = (value, persistent);
            }

            /// <summary>
            /// Registers the values of all instance fields of the object's type under the names of the fields: modules, parameters, and other
            /// tensors as buffers. A constructor calls it last; lists and arrays of modules are not looked into.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (_componentsRegistered)
                    return;
                foreach (var field in GetType().GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
                {
                    var key = field.ComponentName();
                    if (_internal_submodules.ContainsKey(key) || _internal_params.ContainsKey(key) || _internal_buffers.ContainsKey(key))
                        continue;
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(key, module);
                            break;
                        case Parameter parameter:
                            register_parameter(key, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(key, tensor);
                            break;
                    }
                }

                _componentsRegistered = true;
            }

            /// <summary>Takes all parts out.</summary>
            protected void ClearModules() => _internal_submodules.Clear();

            /// <summary>Disposes parameters, buffers and parts.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _disposed)
                    return;
                foreach (var (_, (buffer, _)) in _internal_buffers)
                    buffer.Dispose();
                foreach (var (_, parameter) in _internal_params)
                    parameter.Dispose();
                foreach (var (_, module) in named_children().ToList())
                    module.Dispose();
                _disposed = true;
            }
        }
    }
}
