namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>A part of the rate for the first steps, then the rate.</summary>
                public class ConstantLR : LRScheduler
                {
                    private readonly double _factor;
                    private readonly int _totalSteps;

                    /// <summary>Makes the schedule and sets the first rates.</summary>
                    /// <param name="optimizer">Whose rates are set.</param>
                    /// <param name="factor">The part.</param>
                    /// <param name="total_iters">How many steps.</param>
                    /// <param name="last_epoch">The step before the first one.</param>
                    /// <param name="verbose">Has no effect: a library does not write to the console.</param>
                    public ConstantLR(Optimizer optimizer, double factor = 0.3333333333333333, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _factor = factor;
                        _totalSteps = total_iters;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        Optimizer.ParamGroups.Select(group => group.LearningRate * (LastEpoch == 0 ? _factor : LastEpoch == _totalSteps ? 1 / _factor : 1));

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(rate => LastEpoch >= _totalSteps ? rate : rate * _factor);
                }
            }
        }
    }
}
