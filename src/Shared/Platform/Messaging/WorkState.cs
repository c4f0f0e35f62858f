namespace ClickCart.Platform.Messaging;

/// <summary>Where a delivery stands. Read off its outbox row; nothing stores it.</summary>
public enum WorkState
{
    /// <summary>Not tried yet.</summary>
    Waiting,

    /// <summary>Claimed, and no try has failed yet.</summary>
    Running,

    /// <summary>A try failed; the next one comes by itself.</summary>
    Retrying,

    /// <summary>All tries failed. Only a person can go on.</summary>
    Dead,

    /// <summary>A person gave it up: it will not be tried again.</summary>
    Dropped,

    Done,
}

/// <summary>The states as conditions on the outbox.</summary>
internal static class WorkStates
{
    public static WorkState Of(OutboxMessage m, DateTimeOffset now) => m switch
    {
        { DoneAt: not null, DeadAt: not null } => WorkState.Dropped,
        { DoneAt: not null } => WorkState.Done,
        { DeadAt: not null } => WorkState.Dead,
        { Failures: > 0 } => WorkState.Retrying,
        _ => m.DueAt > now ? WorkState.Running : WorkState.Waiting,
    };

    /// <summary>The deliveries whose name, or whose subscriber's, holds a text; null gives all.</summary>
    public static IQueryable<OutboxMessage> Called(this IQueryable<OutboxMessage> outbox, string? part)
    {
        if (string.IsNullOrWhiteSpace(part)) return outbox;
        part = part.Trim();
        var lower = part.ToLowerInvariant();
        return outbox.Where(m => m.Name.Contains(lower) || m.Subscriber.Contains(part));
    }

    /// <summary>The deliveries in that state; null gives all that are under way or dead.</summary>
    public static IQueryable<OutboxMessage> In(this IQueryable<OutboxMessage> outbox, WorkState? state, DateTimeOffset now) => state switch
    {
        WorkState.Waiting => outbox.Where(m => m.DueAt <= now && m.Failures == 0),
        WorkState.Running => outbox.Where(m => m.DueAt > now && m.Failures == 0),
        WorkState.Retrying => outbox.Where(m => m.DueAt != null && m.Failures > 0),
        WorkState.Dead => outbox.Where(m => m.DeadAt != null && m.DoneAt == null),
        WorkState.Dropped => outbox.Where(m => m.DeadAt != null && m.DoneAt != null),
        WorkState.Done => outbox.Where(m => m.DoneAt != null && m.DeadAt == null),
        _ => outbox.Where(m => m.DueAt != null || (m.DeadAt != null && m.DoneAt == null)),
    };
}
