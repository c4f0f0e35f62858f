using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClickCart.Platform.Messaging;

/// <summary>What an outbox row carries.</summary>
public enum MessageKind
{
    Event,
    Job,
}

/// <summary>
/// One delivery: an event for one subscriber, or a job. Committed with the change that caused it. <see cref="DueAt"/> is when it may be leased (again),
/// so what a node did not live to finish becomes due by itself; null means done or dead. <see cref="Attempts"/> is the fencing token: whatever a late
/// node reports of an earlier lease is refused.
/// </summary>
[Table("outbox")]
public sealed class OutboxMessage
{
    public Guid Id { get; init; }

    /// <summary>The same for all subscribers of one event.</summary>
    public Guid MessageId { get; init; }

    [MaxLength(8)]
    public MessageKind Kind { get; init; }

    /// <summary>The event's or job's stable name.</summary>
    [MaxLength(120)]
    public required string Name { get; init; }

    /// <summary><c>module.Slice</c>, or <c>-</c> for an event nobody listens to.</summary>
    [MaxLength(120)]
    public required string Subscriber { get; init; }

    /// <summary>What it is about, such as the order: its first member, when that is an id.</summary>
    public Guid? Subject { get; init; }

    public required string Payload { get; init; }

    [MaxLength(64)]
    public string? Trace { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Raised with each lease that was not written by the commit itself, and with the outcome of a job.</summary>
    [ConcurrencyCheck]
    public int Attempts { get; set; }

    /// <summary>Tries that have come to an end without success; 0 again when a person runs it again.</summary>
    public int Failures { get; set; }

    public string? LastError { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public DateTimeOffset? DeadAt { get; set; }

    /// <summary>A job's id in the job store; null until it is known that it has one.</summary>
    [MaxLength(64)]
    public string? JobId { get; set; }

    /// <summary>Written as leased by the process that commits it.</summary>
    internal bool IsLeased { get; init; }

    /// <summary>Why the last try failed, in one line.</summary>
    internal string? Reason => FirstLine(LastError);

    internal static string? FirstLine(string? error) => error?.Split('\n')[0].TrimEnd();

    /// <summary>A row of its own, to be changed in another context than the one that knows this.</summary>
    internal OutboxMessage Copy() => (OutboxMessage)MemberwiseClone();

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxMessage>
    {
        public void Configure(EntityTypeBuilder<OutboxMessage> builder)
        {
            builder.Property(m => m.Kind).HasConversion<string>();
            builder.HasIndex(m => m.DueAt).HasFilter("due_at IS NOT NULL");
            builder.HasIndex(m => m.DeadAt).HasFilter("dead_at IS NOT NULL");
            builder.HasIndex(m => m.Subject).HasFilter("kind = 'Job'");
        }
    }
}

/// <summary>One row per effect: commits with the work that a delivery caused.</summary>
[Table("inbox"), PrimaryKey(nameof(MessageId), nameof(Subscriber))]
public sealed class InboxEntry
{
    public Guid MessageId { get; init; }

    [MaxLength(120)]
    public required string Subscriber { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>The delivery that the present scope works on, if any: what it leaves behind commits with the work.</summary>
public sealed class CurrentDelivery
{
    internal OutboxMessage? Message { get; set; }
}

/// <summary>The job's row has been leased again, or is done: what a late run did is not committed.</summary>
internal sealed class StaleLeaseException(Exception cause) : Exception("Another run has taken this job over.", cause);
