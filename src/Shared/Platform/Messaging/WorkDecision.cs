using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClickCart.Platform.Messaging;

/// <summary>What a person decided about a delivery.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkVerdict>))]
public enum WorkVerdict
{
    RunAgain,
    Drop,
}

/// <summary>
/// Who decided what about which delivery, when and why. Commits with the change it
/// describes; rows are only ever added, and outlive the delivery's own.
/// </summary>
public sealed class WorkDecision
{
    public const int ReasonLength = 300;

    public Guid Id { get; init; }

    /// <summary>The outbox row's id.</summary>
    public Guid WorkId { get; init; }

    public required string Name { get; init; }
    public required string Subscriber { get; init; }
    public WorkVerdict Verdict { get; init; }
    public required string Actor { get; init; }
    public required string Reason { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>How often it had been tried until then.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last try had failed; null when none had.</summary>
    public string? Error { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<WorkDecision>
    {
        public void Configure(EntityTypeBuilder<WorkDecision> builder)
        {
            builder.ToTable("work_decisions");
            builder.Property(d => d.Id).ValueGeneratedNever();
            builder.Property(d => d.Verdict).HasConversion<string>().HasMaxLength(8);
            builder.Property(d => d.Name).HasMaxLength(120);
            builder.Property(d => d.Subscriber).HasMaxLength(120);
            builder.Property(d => d.Actor).HasMaxLength(256);
            builder.Property(d => d.Reason).HasMaxLength(ReasonLength);
            builder.HasIndex(d => d.WorkId);
            builder.HasIndex(d => new { d.At, d.Id });
        }
    }
}
