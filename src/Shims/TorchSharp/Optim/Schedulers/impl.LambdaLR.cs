namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>The schedules themselves.</summary>
            public static partial class impl
            {
                /// <summary>The rate of the start times a function of the step.</summary>
                public class LambdaLR : LRScheduler
                {
                    private readonly List<Func<int, double>> _factors;

                    /// <summary>Makes the schedule with one function for all groups and sets the first rates.</summary>
                    /// <param name="optimizer">Whose rates are set.</param>
                    /// <param name="lr_lambda">The factor of a step, counted from zero.</param>
                    /// <param name="last_epoch">The step before the first one.</param>
                    /// <param name="verbose">Has no effect: a library does not write to the console.</param>
                    public LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, optimizer.ParamGroups.Select(_ => lr_lambda), last_epoch, verbose)
                    {
                    }

                    /// <summary>Makes the schedule with a function per group and sets the first rates.</summary>
                    /// <param name="optimizer">Whose rates are set.</param>
                    /// <param name="lr_lambdas">The factors of a step, counted from zero.</param>
                    /// <param name="last_epoch">The step before the first one.</param>
                    /// <param name="verbose">Has no effect: a library does not write to the console.</param>
                    public LambdaLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _factors = [.. lr_lambdas];
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => BaseRates.Zip(_factors, (rate, factor) => rate * factor(LastEpoch));
                }
            }
        }
    }
}
