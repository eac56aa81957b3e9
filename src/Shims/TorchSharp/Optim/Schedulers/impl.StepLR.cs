namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The rate times gamma after every so many steps.</summary>
                public class StepLR : LRScheduler
                {
                    private readonly int _stepSize;
                    private readonly double _gamma;

                    /// <summary>Makes the schedule and sets the first rates.</summary>
                    /// <param name="optimizer">Whose rates are set.</param>
                    /// <param name="step_size">How many steps.</param>
                    /// <param name="gamma">The factor.</param>
                    /// <param name="last_epoch">The step before the first one.</param>
                    /// <param name="verbose">Has no effect: a library does not write to the console.</param>
                    public StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _stepSize = step_size;
                        _gamma = gamma;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        Optimizer.ParamGroups.Select(group => LastEpoch != 0 && LastEpoch % _stepSize == 0 ? group.LearningRate * _gamma : group.LearningRate);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(rate => rate * Math.Pow(_gamma, LastEpoch / _stepSize));
                }
            }
        }
    }
}
