namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module with two inputs; <c>call</c> runs the hooks around <c>forward</c>.</summary>
        /// <typeparam name="T1">Type of input 1.</typeparam>
        /// <typeparam name="T2">Type of input 2.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public abstract class Module<T1, T2, TResult> :
            HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>, IModule<T1, T2, TResult>
        {
            /// <summary>Makes a module without parts.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes; call <c>call</c> to compute it.</summary>
            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>Computes, with the hooks before and after; a hook's result that is not null replaces what it was given.</summary>
            public TResult call(T1 input1, T2 input2)
            {
                foreach (var hook in pre_hooks.Values)
                    if (hook(this, input1, input2) is { } changed)
                        (input1, input2) = changed;
                var result = forward(input1, input2);
                foreach (var hook in post_hooks.Values)
                    result = hook(this, input1, input2, result) ?? result;
                return result;
            }
        }

        /// <summary>A module with two inputs; <c>call</c> runs the hooks around <c>forward</c>.</summary>
        /// <typeparam name="T1">Type of input 1.</typeparam>
        /// <typeparam name="T2">Type of input 2.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public interface IModule<T1, T2, TResult>
        {
            /// <summary>Computes, with the hooks before and after.</summary>
            TResult call(T1 input1, T2 input2);
        }
    }
}
