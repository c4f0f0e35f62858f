using ClickCart.Simulation.Machine;

namespace ClickCart.Simulation;

/// <summary>One simulated world: a shop's process on its files, the clock, and all that the seed decides.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Random _random;
    private Func<Task>? _meanwhile;

    public World(int seed, string folder, DateTimeOffset start)
    {
        _folder = folder;
        _random = new(seed);
        Clock = new(start);
        Ids = new(Clock, unchecked(seed * 7919 + 1));
        Story = new(Clock);
        Faults = new(_random);
        Crashes = new();
        Jobs = new(this);
        Mailbox = new(this);
        Caller = new(this);
    }

    public SimulatedClock Clock { get; }
    public SimulatedIds Ids { get; }
    public Story Story { get; }
    public Faults Faults { get; }
    public Coverage Coverage { get; } = new();
    public Crashes Crashes { get; private set; }
    public JobEngine Jobs { get; }
    public Mailbox Mailbox { get; }
    public Caller Caller { get; }

    /// <summary>Modules that have committed since somebody emptied it.</summary>
    public HashSet<string> Changed { get; } = new(StringComparer.Ordinal);

    public ShopProcess Shop { get; private set; } = null!;

    public int Next(int least, int most) => _random.Next(least, most + 1);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> among) => among[_random.Next(among.Count)];

    public void Shuffle<T>(T[] items) => _random.Shuffle(items);

    public async Task StartAsync(bool migrates = false)
    {
        Crashes = new();
        Jobs.Forget();
        Shop = new(this, _folder, migrates);
        Shop.Start();
        await Mailbox.ReadAsync();
    }

    /// <summary>The process is gone; another one starts on what it left.</summary>
    public async Task RestartAsync()
    {
        await Shop.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Steps of others while somebody waits for an answer; at most one deep.</summary>
    public async Task MeanwhileAsync()
    {
        if (_meanwhile is not { } step) return;
        _meanwhile = null;
        try
        {
            // As others' doing: not as a part of the request that waits.
            for (var steps = Next(1, 4); steps > 0 && !Crashes.IsDead; steps--) await Apart(step);
        }
        finally
        {
            _meanwhile = step;
        }
    }

    private static Task Apart(Func<Task> step)
    {
        using (ExecutionContext.SuppressFlow()) return Task.Run(step);
    }

    /// <summary>What <see cref="MeanwhileAsync"/> does.</summary>
    public void InTheMeantime(Func<Task> step) => _meanwhile = step;

    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
