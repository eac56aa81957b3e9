namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The rate falls along half a cosine and rises along the next (Loshchilov and Hutter 2017).</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _tMax;
                    private readonly double _etaMin;

                    /// <summary>Makes the schedule and sets the first rates.</summary>
                    /// <param name="optimizer">Whose rates are set.</param>
                    /// <param name="T_max">Steps of half a cosine.</param>
                    /// <param name="eta_min">The lowest rate.</param>
                    /// <param name="last_epoch">The step before the first one.</param>
                    /// <param name="verbose">Has no effect: a library does not write to the console.</param>
                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _tMax = T_max;
                        _etaMin = eta_min;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (LastEpoch == 0)
                            return Optimizer.ParamGroups.Select(group => group.LearningRate);
                        if ((LastEpoch - 1 - _tMax) % (2 * _tMax) == 0)
                            return Optimizer.ParamGroups.Zip(BaseRates, (group, rate) => group.LearningRate + ((rate - _etaMin) * (1 - Math.Cos(Math.PI / _tMax)) / 2));
                        return Optimizer.ParamGroups.Select(group =>
                            ((1 + Math.Cos(Math.PI * LastEpoch / _tMax)) / (1 + Math.Cos(Math.PI * (LastEpoch - 1) / _tMax)) * (group.LearningRate - _etaMin)) + _etaMin);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(rate => _etaMin + ((rate - _etaMin) * (1 + Math.Cos(Math.PI * LastEpoch / _tMax)) / 2));
                }
            }
        }
    }
}
