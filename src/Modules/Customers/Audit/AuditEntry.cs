namespace ClickCart.Customers.Audit;

/// <summary>What one of the staff did, or what befell their account. Rows are only ever added, and outlive the account.</summary>
internal sealed class AuditEntry
{
    public const int DetailsLength = 500;

    public Guid Id { get; init; }
    public DateTimeOffset At { get; init; }
    public AuditEvent What { get; init; }

    /// <summary>Null for the system itself.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The account's address then, or <c>system</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>To whom or what, in words or as method and path.</summary>
    public required string Details { get; init; }

    public required string Client { get; init; }
}
