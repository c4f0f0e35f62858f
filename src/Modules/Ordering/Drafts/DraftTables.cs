using System.Text.Json;
using ClickCart.Pricing.Contracts;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ClickCart.Ordering.Drafts;

/// <summary>How drafts, their history and their links are stored.</summary>
internal static class DraftTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Draft>(e =>
        {
            e.ToTable("drafts", t => t.HasCheckConstraint("ck_drafts_total", "total >= 0 AND covered >= 0 AND covered <= total"));
            e.Property(d => d.Status).HasConversion<string>().HasMaxLength(24);
            // Both are always read with their draft, and never asked for.
            e.Property(d => d.Body).HasConversion(
                body => JsonSerializer.Serialize(body, JsonSerializerOptions.Web),
                stored => JsonSerializer.Deserialize<DraftBody>(stored, JsonSerializerOptions.Web)!,
                new ValueComparer<DraftBody>((a, b) => ReferenceEquals(a, b), body => 0, body => body));
            e.Property(d => d.Quote).HasConversion(
                quote => JsonSerializer.Serialize(quote, JsonSerializerOptions.Web),
                stored => JsonSerializer.Deserialize<Quote>(stored, JsonSerializerOptions.Web)!,
                new ValueComparer<Quote>((a, b) => ReferenceEquals(a, b), quote => 0, quote => quote));
            e.HasIndex(d => d.Number).IsUnique();
            e.HasIndex(d => new { d.Status, d.CreatedAt, d.Id }).IsDescending(false, true, true);
            e.HasIndex(d => new { d.CreatedAt, d.Id }).IsDescending();
            e.HasIndex(d => d.OrderId);
            e.HasIndex(d => d.ReturnId).HasFilter("return_id IS NOT NULL");
            e.HasMany(d => d.Entries).WithOne().HasForeignKey(x => x.DraftId).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(d => d.Links).WithOne().HasForeignKey(x => x.DraftId).OnDelete(DeleteBehavior.Cascade);
            e.Ignore(d => d.TotalMoney).Ignore(d => d.ToPay).Ignore(d => d.WhyOver);
            e.Ignore(d => d.Option).Ignore(d => d.NextOrderId).Ignore(d => d.WhyNotOpen).Ignore(d => d.Events);
        });
        model.Entity<DraftEntry>(e =>
        {
            // After 'drafts', so that of two changes at once the later one fails on the draft's version, not on its row.
            e.ToTable("drafts_history").HasKey(x => new { x.DraftId, x.Number });
            e.Property(x => x.Number).ValueGeneratedNever();
            e.Property(x => x.What).HasConversion<string>().HasMaxLength(24);
            e.Property(x => x.Actor).HasMaxLength(24);
            e.Property(x => x.ActorName).HasMaxLength(254);
            e.Property(x => x.Detail).HasMaxLength(1000);
        });
        model.Entity<PaymentLink>(e =>
        {
            e.ToTable("drafts_links").HasKey(x => x.Hash);
            e.Property(x => x.Hash).HasMaxLength(64);
        });
    }
}
