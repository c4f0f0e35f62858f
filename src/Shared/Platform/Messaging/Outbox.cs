namespace ClickCart.Platform;

/// <summary>What an outbox row carries.</summary>
public enum MessageKind
{
    Event,
    Job,
}

/// <summary>
/// One delivery: an event for one subscriber, or a job. Committed with the change that caused it. <see cref="DueAt"/> is when it may be claimed
/// (again): claiming pushes it into the future, so a claim that its node did not live to finish becomes due by itself; null means done or dead.
/// <see cref="Attempts"/> is the fencing token: a late node's report about an earlier attempt is refused.
/// </summary>
public sealed class OutboxMessage
{
    public Guid Id { get; init; }

    /// <summary>The same for all subscribers of one event.</summary>
    public Guid MessageId { get; init; }

    public MessageKind Kind { get; init; }

    /// <summary>The event's or job's stable name.</summary>
    public required string Name { get; init; }

    /// <summary><c>module.Slice</c>, or <c>-</c> for an event nobody listens to.</summary>
    public required string Subscriber { get; init; }

    public required string Payload { get; init; }
    public string? Trace { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DueAt { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public DateTimeOffset? DeadAt { get; set; }
}

/// <summary>One row per effect: commits with the work that a delivery caused.</summary>
public sealed class InboxEntry
{
    public Guid MessageId { get; init; }
    public required string Subscriber { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>The bounds of delivery.</summary>
public static class Outbox
{
    /// <summary>Tries before a delivery is a dead letter: with the delays below, about 20 minutes.</summary>
    public const int MaxAttempts = 14;

    /// <summary>
    /// Whether the try that failed was the last. A dead delivery that a person runs again has as many tries before it: <see cref="OutboxMessage.Attempts"/>
    /// goes on counting, because it is the fencing token.
    /// </summary>
    public static bool IsLast(int attempts) => attempts % MaxAttempts == 0;

    /// <summary>How long a claimed delivery stays invisible to other nodes. Longer than any handler may run.</summary>
    public static readonly TimeSpan EventLease = TimeSpan.FromSeconds(25);

    /// <summary>The same for a job that was handed to the engine: past it, the job is handed over again under the same id.</summary>
    public static readonly TimeSpan JobLease = TimeSpan.FromSeconds(90);

    public static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    /// <summary>0.1 s, doubling to at most 5 minutes, each between half and the whole of it.</summary>
    public static TimeSpan Backoff(int attempts, double jitter) =>
        TimeSpan.FromSeconds(Math.Min(300, 0.1 * Math.Pow(2, Math.Max(0, attempts - 1) % MaxAttempts)) * (0.5 + jitter / 2));
}

/// <summary>The delivery that the present scope works on. What it leaves behind commits with the work: an event's inbox row, a job's done mark.</summary>
public sealed class CurrentDelivery
{
    internal InboxEntry? Inbox { get; set; }
    internal OutboxMessage? Job { get; set; }
}
