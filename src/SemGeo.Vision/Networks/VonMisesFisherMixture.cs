using SemGeo.Geography;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>
/// The mixture of von Mises-Fisher distributions of a head (Izbicki, Papalexakis and Tsotras, "Exploiting the Earth's Spherical Geometry to Geolocate
/// Images", ECML PKDD 2019): p(y | photo) = sum over the cells of softmax(logits) times vMF(y; direction, concentration), y a point of the unit sphere.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Directions and concentrations are parameters that all photos share; the logits of the head weigh the cells.</item>
/// <item>vMF(y; m, k) = k / (4 pi sinh k) exp(k m.y). In logarithms, log k - log(2 pi) - log(1 - exp(-2k)) + k (m.y - 1), nothing overflows for any k.</item>
/// <item>Computed in double precision: at k = 1e8 (some hundred metres) a float has no digits left of m.y - 1.</item>
/// </list>
/// </remarks>
internal sealed class VonMisesFisherMixture : nn.Module<Tensor, Tensor>
{
    // From all but the whole sphere to less than a metre.
    private const double LeastLogConcentration = -10, GreatestLogConcentration = 30;

    private static readonly double LogTwoPi = Math.Log(2 * Math.PI);

    private const string DirectionName = "direction", LogConcentrationName = "log_concentration";

    /// <param name="cells">The number of cells.</param>
    public VonMisesFisherMixture(int cells)
        : base(nameof(VonMisesFisherMixture))
    {
        register_parameter(DirectionName, new Parameter(zeros([cells, 3]), true));
        register_parameter(LogConcentrationName, new Parameter(zeros([cells]), true));
    }

    // By name: TorchSharp makes new parameters when a module is moved to a GPU, and fields would keep the old ones.
    private Parameter Direction => get_parameter(DirectionName)!;

    private Parameter LogConcentrations => get_parameter(LogConcentrationName)!;

    /// <summary>Whether the directions were never set.</summary>
    public bool IsUnset
    {
        get
        {
            using var scope = NewDisposeScope();
            return Direction.detach().abs().sum().cpu().ToDouble() == 0;
        }
    }

    /// <summary>Puts each distribution where its cell is; a cell without a coordinate lies at 0, 0 until training moves it.</summary>
    /// <param name="cells">The coordinate of each cell.</param>
    /// <param name="concentration">The concentration of all, above 0. The radius of a distribution is about 6371 km / sqrt(concentration).</param>
    public void Initialize(IReadOnlyList<GeoCoordinate> cells, double concentration)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();

        // Only the direction of the vector counts. The density is curved k times as much as the sphere; a vector of length sqrt(k) takes that out of the gradient,
        // so that mean directions learn at the rate that weights do.
        Direction.copy_(UnitVectors.Of(cells, CPU) * Math.Sqrt(concentration));
        LogConcentrations.fill_(Math.Log(concentration));
    }

    /// <summary>The logarithm of the density [n] at points [n, 3] of the unit sphere, in double precision, for the logits [n, cells] of the head.</summary>
    public Tensor LogDensity(Tensor logits, Tensor points) => LogDensity(logits.to_type(ScalarType.Float64).log_softmax(1), LogNormaliser(), Directions(), points);

    /// <summary>
    /// The most probable point [n, 3] for each row of logits: of the <paramref name="candidates"/> cells whose own peaks are the highest, the one whose centre has
    /// the highest density of the whole mixture (a mixture has no mode in closed form; distributions that are narrow have theirs close to a centre).
    /// </summary>
    public Tensor Mode(Tensor logits, int candidates = 16)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var weights = logits.to_type(ScalarType.Float64).log_softmax(1);
        var (normaliser, directions) = (LogNormaliser(), Directions());
        var count = (int)Math.Min(candidates, logits.shape[1]);
        var cells = (weights + normaliser).topk(count, 1).indexes;
        var densities = new Tensor[count];
        for (var rank = 0; rank < count; rank++)
            densities[rank] = LogDensity(weights, normaliser, directions, directions.index_select(0, cells.select(1, rank)));
        var best = stack(densities, 1).argmax(1, true);
        return directions.index_select(0, cells.gather(1, best).squeeze(1)).MoveToOuterDisposeScope();
    }

    /// <summary>The logarithm of the density; see <see cref="LogDensity(Tensor, Tensor)"/>.</summary>
    public override Tensor forward(Tensor input) => throw new NotSupportedException("A mixture is asked for its density at points, not called.");

    // log k - log(2 pi) - log(1 - exp(-2k)): what the density's logarithm is at the centre of a distribution.
    private Tensor LogNormaliser()
    {
        var logConcentration = LogConcentration();
        return logConcentration - LogTwoPi - (logConcentration.exp() * -2.0).expm1().neg().log();
    }

    private Tensor LogConcentration() => LogConcentrations.to_type(ScalarType.Float64).clamp((Scalar)LeastLogConcentration, (Scalar)GreatestLogConcentration);

    private Tensor Directions()
    {
        var directions = Direction.to_type(ScalarType.Float64);
        return directions / directions.norm(1, true).clamp((Scalar)1e-12);
    }

    private Tensor LogDensity(Tensor weights, Tensor normaliser, Tensor directions, Tensor points)
    {
        var exponents = LogConcentration().exp() * (points.matmul(directions.t()) - 1.0);
        return (weights + normaliser + exponents).logsumexp(1);
    }
}
