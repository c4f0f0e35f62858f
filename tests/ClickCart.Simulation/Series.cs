using System.Collections.Concurrent;
using System.Diagnostics;

namespace ClickCart.Simulation;

/// <summary>Many seeds, several at a time.</summary>
internal sealed class Series(Options options)
{
    private readonly ConcurrentQueue<Outcome> _failed = new();
    private int _next = -1;
    private int _played;
    private long _steps;

    public int First => options.From;

    public int Played => Volatile.Read(ref _played);

    public long Steps => Interlocked.Read(ref _steps);

    public Coverage Coverage { get; } = new();

    public IReadOnlyCollection<Outcome> Failed => _failed;

    public Task PlayAsync()
    {
        var watch = Stopwatch.StartNew();
        return Task.WhenAll(Enumerable.Range(0, options.Parallel).Select(_ => Task.Run(async () =>
        {
            while (options.Time is not { } time || watch.Elapsed < time)
            {
                var number = Interlocked.Increment(ref _next);
                if (number >= options.Seeds) return;
                var outcome = await Run.OfAsync(options.From + number, options.Steps);
                Interlocked.Increment(ref _played);
                Interlocked.Add(ref _steps, outcome.Steps);
                Coverage.Add(outcome.Coverage);
                if (outcome.Broken is not null) _failed.Enqueue(outcome);
            }
        })));
    }
}
