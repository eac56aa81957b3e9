namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The rate times gamma at each milestone.</summary>
                public class MultiStepLR : LRScheduler
                {
                    private readonly IList<int> _milestones;
                    private readonly double _gamma;

                    /// <summary>Makes the schedule and sets the first rates.</summary>
                    /// <param name="optimizer">Whose rates are set.</param>
                    /// <param name="milestones">Steps at which the rate changes.</param>
                    /// <param name="gamma">The factor.</param>
                    /// <param name="last_epoch">The step before the first one.</param>
                    /// <param name="verbose">Has no effect: a library does not write to the console.</param>
                    public MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _milestones = milestones;
                        _gamma = gamma;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        Optimizer.ParamGroups.Select(group => _milestones.Contains(LastEpoch) ? group.LearningRate * _gamma : group.LearningRate);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(rate => rate * Math.Pow(_gamma, _milestones.Distinct().Count(milestone => milestone <= LastEpoch)));
                }
            }
        }
    }
}
