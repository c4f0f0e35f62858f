using System.Text.Json;
using ClickCart.Pricing.Contracts;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ClickCart.Ordering.Supplements;

/// <summary>How supplements and their links are stored.</summary>
internal static class SupplementTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Supplement>(e =>
        {
            e.ToTable("supplements", t => t.HasCheckConstraint("ck_supplements_difference", "difference > 0"));
            e.Property(s => s.Status).HasConversion<string>().HasMaxLength(24);
            e.Property(s => s.Payment).HasConversion<string>().HasMaxLength(24);
            // Always read with it, and never asked for.
            e.Property(s => s.Priced).HasConversion(
                priced => JsonSerializer.Serialize(priced, JsonSerializerOptions.Web),
                stored => JsonSerializer.Deserialize<Repriced>(stored, JsonSerializerOptions.Web)!,
                new ValueComparer<Repriced>((a, b) => ReferenceEquals(a, b), priced => 0, priced => priced));
            e.HasIndex(s => s.OrderId);
            // One at a time.
            e.HasIndex(s => s.OrderId, "ix_supplements_open").IsUnique().HasFilter("status = 'Open'");
            e.HasIndex(s => s.PaymentId);
            e.HasMany(s => s.Links).WithOne().HasForeignKey(l => l.SupplementId).OnDelete(DeleteBehavior.Cascade);
            e.Ignore(s => s.DifferenceMoney).Ignore(s => s.PayingId).Ignore(s => s.Events);
        });
        model.Entity<SupplementLink>(e =>
        {
            e.ToTable("supplements_links").HasKey(l => l.Hash);
            e.Property(l => l.Hash).HasMaxLength(64);
        });
    }
}
