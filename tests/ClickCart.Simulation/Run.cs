using ClickCart.Simulation.Actors;
using ClickCart.Simulation.Machine;

namespace ClickCart.Simulation;

/// <summary>One seed from its first shopper to the end: what happens next is drawn among all that could, one thing at a time.</summary>
internal sealed class Run
{
    /// <summary>Of the machine's own time: longer means that something waits for ever.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(60);

    /// <summary>How much time passes in the end between two looks whether all has ended: three hours together.</summary>
    private static readonly int[] Settling = [5, 15, 40, 60, 60, 60, 60, 60, 120, 120, 300, 300, 300, 600, 600, 900, 1800, 1800, 3600];

    private readonly World _world;
    private readonly int _seed;
    private readonly Shoppers _shoppers;
    private readonly Staff _staff;
    private readonly Checks _checks;
    private readonly Schedules _schedules;
    private readonly Machinery _machinery;
    private string? _death;

    public Run(World world, int seed)
    {
        (_world, _seed) = (world, seed);
        _shoppers = new(world);
        _staff = new(world, _shoppers);
        _checks = new(world, _shoppers);
        _schedules = new(world);
        _machinery = new(world, _shoppers);
        world.InTheMeantime(MeanwhileAsync);
    }

    /// <summary>Plays the seed.</summary>
    /// <param name="seed">Decides everything.</param>
    /// <param name="steps">Until the faults stop.</param>
    public static async Task<Outcome> OfAsync(int seed, int steps)
    {
        await using var world = await Template.WorldAsync(seed);
        string? broken = null;
        try
        {
            await new Run(world, seed).PlayAsync(steps);
        }
        catch (BrokenException e)
        {
            broken = e.Message;
        }
        catch (Exception e)
        {
            broken = $"The simulation itself fails: {e}";
        }
        return new(seed, broken, world.Story.Lines, world.Story.Steps, world.Coverage);
    }

    /// <summary>Time passes, without faults, until nothing is under way.</summary>
    public async Task SettleAsync()
    {
        foreach (var seconds in Settling)
        {
            await DrainAsync();
            if (_machinery.IsAtRest && await _machinery.IsAllDoneAsync() && await _checks.AllEndedAsync()) break;
            await PassAsync(TimeSpan.FromSeconds(seconds));
        }
        // What allows for time has had it.
        for (var i = 0; i < 2; i++)
        {
            await PassAsync(TimeSpan.FromSeconds(65));
            await DrainAsync();
        }
    }

    private async Task PlayAsync(int steps)
    {
        _world.Story.Step($"seed {_seed}: {_world.Faults.Kinds}");
        _world.Faults.IsOn = true;
        for (var i = 0; i < steps; i++) await TurnAsync();
        _world.Faults.IsOn = false;
        _world.Crashes.Disarm();
        _world.Story.Step("faults stop");
        await _shoppers.AskAgainAsync();
        await SettleAsync();
        await _checks.EndAsync();
        _world.Story.Step($"all holds, and {_shoppers.All.Count(p => p.OrderId is not null)} orders have ended");
    }

    private async Task TurnAsync()
    {
        if (!_world.Crashes.IsArmed && _world.Faults.OfStep() is { } death)
        {
            _death = death;
            _world.Crashes.Arm(_world.Next(1, 6), before: death == Faults.CrashBefore);
        }
        if (_world.Faults.OfClock() is { } set)
        {
            var by = TimeSpan.FromSeconds(_world.Next(30, 600));
            _world.Clock.Set(set == Faults.ClockAhead ? by : -by);
            _world.Coverage.Add(set, "clock");
            _world.Story.Step($"{set} by {by}");
        }
        var step = Draw();
        await DoAsync(step);
        if (_world.Crashes.IsDead)
        {
            _world.Coverage.Add(_death!, step.Kind);
            _world.Story.Detail($"the process dies {_world.Crashes.DiedAt}, and starts again");
            await _world.RestartAsync();
        }
        await _checks.HoldAsync();
    }

    private async Task MeanwhileAsync() => await DoAsync(Draw(), "meanwhile, ");

    private async Task DoAsync(Step step, string before = "")
    {
        _world.Story.Step(before + step.What);
        var outcome = "";
        try
        {
            outcome = await step.DoAsync().WaitAsync(Stuck);
        }
        catch (TimeoutException)
        {
            throw new BrokenException($"It never ends: {step.What}");
        }
        catch (Exception e) when (e is not BrokenException && _world.Crashes.IsDead)
        {
            // What was left of it.
        }
        if (outcome.Length > 0) _world.Story.Detail(outcome);
    }

    /// <summary>The machinery mostly has something to do; in between people act, and time passes.</summary>
    private Step Draw()
    {
        var work = _machinery.Next().ToList();
        if (work.Count > 0 && _world.Chance(0.75)) return _world.Pick(work);
        if (_world.Chance(0.35)) return Tick();
        if (_shoppers.All.Count < Shoppers.Most && _world.Chance(0.3)) return _shoppers.Arrives();
        if (_shoppers.Ordering() is { Count: > 0 } ordering && _world.Chance(0.7)) return _world.Pick(ordering);
        if (_shoppers.Ordered() is { Count: > 0 } ordered && _world.Chance(0.6)) return _world.Pick(ordered);
        return _world.Pick(_staff.Next().ToList());
    }

    private Step Tick()
    {
        var seconds = _world.Pick((int[])[1, 1, 2, 5, 5, 10, 20, 40, 90, 400]);
        return new("schedules", $"{seconds} s pass", async () =>
        {
            _world.Clock.Advance(TimeSpan.FromSeconds(seconds));
            return await _schedules.RunAsync();
        });
    }

    private async Task PassAsync(TimeSpan time)
    {
        _world.Clock.Advance(time);
        _world.Story.Step($"{time.TotalSeconds} s pass");
        if (await _schedules.RunAsync() is { Length: > 0 } done) _world.Story.Detail(done);
    }

    private async Task DrainAsync()
    {
        for (var i = 0; _machinery.Next().FirstOrDefault() is { } step; i++)
        {
            if (i > 3000) throw new BrokenException("The machinery never comes to rest.");
            await DoAsync(step);
            await _checks.HoldAsync();
        }
    }
}

/// <summary>What came of a seed.</summary>
/// <param name="Broken">What does not hold; null when all does.</param>
internal sealed record Outcome(int Seed, string? Broken, IReadOnlyList<string> Story, int Steps, Coverage Coverage);
