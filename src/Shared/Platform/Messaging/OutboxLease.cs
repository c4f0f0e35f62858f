namespace ClickCart.Platform.Messaging;

/// <summary>
/// A row that this process may work on until its lease ends. On several nodes the database decides who has it: leasing raises the row's attempts, and an
/// outcome is recorded only for the attempts that it was leased with.
/// </summary>
internal sealed class OutboxLease(string module, OutboxMessage message, DateTimeOffset takenAt)
{
    /// <summary>So long after a node's death its rows are taken over. Leases of what runs longer are renewed.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(20);

    /// <summary>How long a lease is renewed at most. Longer than any handler may run; one that hangs must not keep its row for ever.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(15);

    private int _begun;

    public string Module => module;

    /// <summary>The row as it was leased; once its try has failed, as that was recorded.</summary>
    public OutboxMessage Message { get; set; } = message;

    /// <summary>Until when no other node takes it.</summary>
    public DateTimeOffset Until { get; set; } = message.DueAt ?? takenAt;

    public bool IsBegun => Volatile.Read(ref _begun) == 1;

    /// <summary>An event whose effect is committed, to be marked.</summary>
    public bool IsDone { get; set; }

    public TimeSpan Age(TimeProvider clock) => clock.GetUtcNow() - takenAt;

    /// <summary>True for the first that asks: what was leased runs once.</summary>
    public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;

    /// <summary>Half of it is over, and it is worth another.</summary>
    public bool MustBeRenewed(DateTimeOffset now) => Until - now < Time / 2 && now - takenAt < LongestRun;
}
