namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>How learning rates change over time.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rates of an optimiser's groups, once at the start and at each step.</summary>
            public abstract class LRScheduler
            {
                /// <summary>How often the rates were set.</summary>
                protected int _step_count;

                /// <summary>Makes a schedule without an optimiser.</summary>
                protected LRScheduler()
                {
                }

                /// <summary>Makes a schedule; the derived constructor calls <c>step</c> once.</summary>
                /// <param name="optimizer">Whose rates are set.</param>
                /// <param name="last_epoch">The step before the first one.</param>
                /// <param name="verbose">Has no effect: a library does not write to the console.</param>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    Optimizer = optimizer;
                    LastEpoch = last_epoch;
                    BaseRates = [.. optimizer.ParamGroups.Select(group => group.InitialLearningRate)];
                    LastRates = [.. optimizer.ParamGroups.Select(group => group.LearningRate)];
                }

                internal Optimizer Optimizer { get; } = null!;

                internal int LastEpoch { get; private set; } = -1;

                internal IReadOnlyList<double> BaseRates { get; } = [];

                internal IList<double> LastRates { get; } = [];

                /// <summary>Goes on by one step.</summary>
                public virtual void step() => step(null);

                /// <summary>Goes to a step, or on by one (null).</summary>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    LastEpoch = epoch ?? (LastEpoch + 1);

                    // Once only: the rates may be computed from those that are set here.
                    var rates = (epoch is null ? get_lr() : get_closed_form_lr()).ToList();
                    foreach (var (i, group) in Optimizer.ParamGroups.Index())
                        LastRates[i] = group.LearningRate = rates[i];
                }

                /// <summary>Goes on by one step, or to a step; the measured value is ignored.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The rates that were set last.</summary>
                public IEnumerable<double> get_last_lr() => LastRates;

                /// <summary>The next rates, from those of the step before.</summary>
                protected virtual IEnumerable<double> get_lr() => Optimizer.ParamGroups.Select(group => group.LearningRate);

                /// <summary>The rates of a step, from those of the start.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();
            }
        }
    }
}
