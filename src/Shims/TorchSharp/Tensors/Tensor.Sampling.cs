using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>True with the probability that each element says.</summary>
        public Tensor bernoulli(Generator? generator = null) => Aten.One("bernoulli", this, generator);

        /// <summary>In place: true with the probability that each element says.</summary>
        public Tensor bernoulli_(Tensor p, Generator? generator = null) => Aten.InPlace("bernoulli_.Tensor", this, p, generator);

        /// <summary>In place: true with the probability that each element says.</summary>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Aten.InPlace("bernoulli_.float", this, p, generator);

        /// <summary>Positions drawn with the probabilities that each row says.</summary>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Aten.One("multinomial", this, num_samples, replacement, generator);

        /// <summary>In place: uniform random numbers.</summary>
        public Tensor uniform_(double @from, double to, Generator? generator = null) => Aten.InPlace("uniform_", this, @from, to, generator);

        /// <summary>In place: normal random numbers.</summary>
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) => Aten.InPlace("normal_", this, mean, std, generator);

        /// <summary>In place: whole random numbers.</summary>
        public Tensor random_(double @from, double to, Generator? generator = null) => Aten.InPlace("random_.from", this, (long)@from, (long)to, generator);

        /// <summary>In place: exponential random numbers.</summary>
        public Tensor exponential_(double lambda = 1, Generator? generator = null) => Aten.InPlace("exponential_", this, lambda, generator);

        /// <summary>In place: log-normal random numbers.</summary>
        public Tensor log_normal_(double mean = 0, double std = 1, Generator? generator = null) => Aten.InPlace("log_normal_", this, mean, std, generator);

        /// <summary>In place: geometric random numbers.</summary>
        public Tensor geometric_(double p, Generator? generator = null) => Aten.InPlace("geometric_", this, p, generator);

        /// <summary>In place: cauchy random numbers.</summary>
        public Tensor cauchy_(double median = 0, double sigma = 1, Generator? generator = null) => Aten.InPlace("cauchy_", this, median, sigma, generator);
    }
}
