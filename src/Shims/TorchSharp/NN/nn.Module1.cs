namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module with one input; <c>call</c> runs the hooks around <c>forward</c>.</summary>
        /// <typeparam name="T">Type of the input.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public abstract class Module<T, TResult> :
            HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            /// <summary>Makes a module without parts.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes; call <c>call</c> to compute it.</summary>
            public abstract TResult forward(T input);

            /// <summary>Computes, with the hooks before and after; a hook's result that is not null replaces what it was given.</summary>
            public TResult call(T input)
            {
                foreach (var hook in pre_hooks.Values)
                    input = hook(this, input) ?? input;
                var result = forward(input);
                foreach (var hook in post_hooks.Values)
                    result = hook(this, input, result) ?? result;
                return result;
            }
        }

        /// <summary>A module with one input; <c>call</c> runs the hooks around <c>forward</c>.</summary>
        /// <typeparam name="T">Type of the input.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public interface IModule<T, TResult>
        {
            /// <summary>Computes, with the hooks before and after.</summary>
            TResult call(T input1);
        }
    }
}
