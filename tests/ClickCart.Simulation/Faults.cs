namespace ClickCart.Simulation;

/// <summary>
/// What goes wrong in a run, and how often: each seed draws some of the kinds and a rate, so that a run with a single kind of trouble comes up as well as one
/// with all of them at once.
/// </summary>
internal sealed class Faults(Random random)
{
    public const string TimeOutBefore = "time-out before";
    public const string TimeOutAfter = "time-out after";
    public const string NoConnection = "no connection";
    public const string CutBody = "cut body";
    public const string Slow = "slow";

    public const string Lost = "webhook lost";
    public const string Twice = "webhook twice";
    public const string Late = "webhook late";
    public const string Overtaken = "webhook overtaken";
    public const string Forged = "webhook forged";
    public const string Altered = "webhook altered";

    public const string CrashBefore = "crash before commit";
    public const string CrashAfter = "crash after commit";
    public const string JobTwice = "job twice";
    public const string ClockAhead = "clock ahead";
    public const string ClockBack = "clock back";

    private static readonly string[] Calls = [TimeOutBefore, TimeOutAfter, NoConnection, CutBody, Slow, "500", "503", "429", "409"];
    private static readonly string[] Webhooks = [Lost, Twice, Late, Overtaken, Forged, Altered];
    private static readonly string[] Deaths = [CrashBefore, CrashAfter];
    private static readonly string[] Clocks = [ClockAhead, ClockBack];

    /// <summary>All of them, those together that meet the same steps.</summary>
    public static readonly IReadOnlyList<string[]> Groups = [Calls, Webhooks, [.. Deaths, JobTwice, .. Clocks]];

    private readonly List<string> _calls = Some(random, Calls);
    private readonly List<string> _webhooks = Some(random, Webhooks);
    private readonly List<string> _deaths = Some(random, Deaths);
    private readonly List<string> _clocks = Some(random, Clocks);
    private readonly bool _jobs = random.Next(2) == 0;
    private readonly double _rate = random.Next(4) switch { 0 => 0.05, 1 => 0.15, 2 => 0.3, _ => 0.5 };

    /// <summary>False while the world behaves.</summary>
    public bool IsOn { get; set; }

    /// <summary>What this seed has drawn.</summary>
    public string Kinds => $"{_rate:P0} of " + string.Join(", ", [.. _calls, .. _webhooks, .. _deaths, .. _clocks, .. _jobs ? [JobTwice] : Array.Empty<string>()]);

    public string? OfCall() => Draw(_calls, _rate);

    public string? OfWebhook() => Draw(_webhooks, _rate);

    /// <summary>A death, now and then.</summary>
    public string? OfStep() => Draw(_deaths, _rate / 8);

    public string? OfClock() => Draw(_clocks, _rate / 3);

    public bool OfJob() => IsOn && _jobs && random.NextDouble() < _rate / 2;

    private string? Draw(List<string> kinds, double rate) => IsOn && kinds.Count > 0 && random.NextDouble() < rate ? kinds[random.Next(kinds.Count)] : null;

    private static List<string> Some(Random random, string[] kinds)
    {
        var all = random.Next(3) == 0;
        return [.. kinds.Where(_ => all || random.Next(3) == 0)];
    }
}
