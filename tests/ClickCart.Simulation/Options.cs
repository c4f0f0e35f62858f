using System.Globalization;

namespace ClickCart.Simulation;

/// <summary>What the command line asks for.</summary>
/// <param name="Seed">The one seed that is to be replayed.</param>
/// <param name="From">The first of several.</param>
/// <param name="Seeds">How many; null: until the time is over.</param>
/// <param name="Time">How long; null: until all seeds have been played.</param>
/// <param name="Steps">Of each run, until faults stop.</param>
/// <param name="Parallel">Runs at a time.</param>
internal sealed record Options(int? Seed, int From, int? Seeds, TimeSpan? Time, int Steps, int Parallel)
{
    public const string Help = """
        ClickCart's simulation. Build it with -c Release.

          --seed N       plays one seed and prints its story, which is the same each time
          --seeds N      plays so many seeds (100)
          --from N       begins with this one; without it, with one that the time says
          --minutes N, --seconds N
                         plays until the time is over
          --steps N      steps of each run until faults stop (150)
          --parallel N   runs at a time (as many as there are cores)

        Exit code 1 when something did not hold: the failing seed's story is printed, and --seed replays it.
        """;

    /// <summary>Null where it cannot be understood.</summary>
    public static Options? Of(string[] args)
    {
        var now = (int)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 1_000_000);
        var options = new Options(null, now * 1000, null, null, 150, Environment.ProcessorCount);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var number)) return null;
            if (args[i] switch
            {
                "--seed" => options with { Seed = number },
                "--seeds" => options with { Seeds = number },
                "--from" => options with { From = number },
                "--minutes" => options with { Time = TimeSpan.FromMinutes(number) },
                "--seconds" => options with { Time = TimeSpan.FromSeconds(number) },
                "--steps" => options with { Steps = number },
                "--parallel" => options with { Parallel = number },
                _ => null,
            } is not { } more) return null;
            options = more;
        }
        return options.Seeds is null && options.Time is null ? options with { Seeds = 100 } : options;
    }
}
