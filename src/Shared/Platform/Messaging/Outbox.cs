namespace ClickCart.Platform.Messaging;

/// <summary>What an outbox row carries.</summary>
public enum MessageKind
{
    Event,
    Job,
}

/// <summary>
/// One delivery: an event for one subscriber, or a job. Committed with the change that caused it. <see cref="DueAt"/> is when it may be claimed
/// (again): a claim is a lease that its node renews (<see cref="Claims"/>), so what a node did not live to finish becomes due by itself; null means
/// done or dead. <see cref="Attempts"/> is the fencing token: whatever a late node reports of an earlier attempt is refused.
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

    /// <summary>A row of its own, to be changed in another context than the one that knows this.</summary>
    internal OutboxMessage Copy() => (OutboxMessage)MemberwiseClone();
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

    /// <summary>How long a claim holds unless it is renewed: so long after a node's death its work is taken over.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    /// <summary>How long a claim is renewed at most. Longer than any handler may run; one that hangs must not keep its message for ever.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(15);

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

    /// <summary>The job's done mark is part of what was saved.</summary>
    internal bool JobDone { get; set; }
}

/// <summary>The job's row has gone on to another attempt, or is done: what a late one did is not committed.</summary>
internal sealed class StaleClaimException(Exception cause) : Exception("The delivery was taken over.", cause);
