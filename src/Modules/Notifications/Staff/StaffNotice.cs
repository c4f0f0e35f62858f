namespace ClickCart.Notifications.Staff;

/// <summary>Something that one of the staff is told of: it waits for its mail, and is kept for <see cref="KeptDays"/> days after it.</summary>
internal sealed class StaffNotice
{
    public const int CauseLength = 220;
    public const int TitleLength = 200;
    public const int DetailLength = 500;
    public const int PathLength = 200;
    public const int KeptDays = 14;

    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public NoticeKind Kind { get; init; }

    /// <summary>What happened: told to each person once.</summary>
    public required string Cause { get; init; }

    /// <summary>What it is about: an order's number, a SKU.</summary>
    public required string Title { get; init; }

    public required string Detail { get; init; }

    /// <summary>The place in the back office.</summary>
    public required string Path { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>When its mail was written; null while it waits.</summary>
    public DateTimeOffset? SentAt { get; set; }
}
