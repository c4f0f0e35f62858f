using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;
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
/// Who decided what about which delivery, when and why. Commits with the change it describes; rows are only ever added, and outlive the delivery's own.
/// </summary>
[Table("work_decisions"), Index(nameof(WorkId)), Index(nameof(At), nameof(Id))]
public sealed class WorkDecision
{
    public const int ReasonLength = 300;

    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public Guid Id { get; init; }

    /// <summary>The outbox row's id.</summary>
    public Guid WorkId { get; init; }

    [MaxLength(120)]
    public required string Name { get; init; }

    [MaxLength(120)]
    public required string Subscriber { get; init; }

    [MaxLength(8)]
    public WorkVerdict Verdict { get; init; }

    [MaxLength(256)]
    public required string Actor { get; init; }

    [MaxLength(ReasonLength)]
    public required string Reason { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>How often it had been tried until then.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last try had failed; null when none had.</summary>
    public string? Error { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<WorkDecision>
    {
        public void Configure(EntityTypeBuilder<WorkDecision> builder) => builder.Property(d => d.Verdict).HasConversion<string>();
    }
}
