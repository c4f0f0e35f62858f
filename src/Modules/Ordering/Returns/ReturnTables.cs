using System.Text.Json;
using ClickCart.Ordering.Orders;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ClickCart.Ordering.Returns;

/// <summary>How returns, their lines and what was received of them are stored.</summary>
internal static class ReturnTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Return>(e =>
        {
            e.ToTable("returns", t => t.HasCheckConstraint("ck_returns_amount", "amount = goods + shipping - fee AND amount >= 0 AND shipping >= 0 AND fee >= 0"));
            e.Property(r => r.Status).HasConversion<string>().HasMaxLength(24);
            e.Property(r => r.Way).HasConversion<string>().HasMaxLength(24);
            e.Property(r => r.Transit).HasConversion<string>().HasMaxLength(24);
            e.Property(r => r.RefundStatus).HasConversion<string>().HasMaxLength(24);
            e.Property(r => r.ExchangeStatus).HasConversion<string>().HasMaxLength(24);
            // Always read with their return, and never asked for.
            e.Property(r => r.Replacements).HasConversion(
                lines => JsonSerializer.Serialize(lines, JsonSerializerOptions.Web),
                stored => JsonSerializer.Deserialize<List<Replacement>>(stored, JsonSerializerOptions.Web)!,
                new ValueComparer<IReadOnlyList<Replacement>?>((a, b) => a == b, lines => lines == null ? 0 : lines.Count, same => same));
            e.Ignore(r => r.WhyNotRefunded);
            e.Ignore(r => r.RefundReason);
            e.HasIndex(r => new { r.OrderId, r.Sequence }).IsUnique();
            e.HasIndex(r => new { r.Status, r.CreatedAt, r.Id }).IsDescending(false, true, true);
            e.HasIndex(r => new { r.CreatedAt, r.Id }).IsDescending();
            e.HasIndex(r => r.RefundId);
            e.HasIndex(r => r.ExchangeStatus).HasFilter("exchange_status IS NOT NULL");
            e.HasOne<Order>().WithMany().HasForeignKey(r => r.OrderId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.ReturnId);
            e.HasMany(r => r.Receipts).WithOne().HasForeignKey(l => l.ReturnId);
            e.HasMany(r => r.Photos).WithOne().HasForeignKey(p => p.ReturnId).OnDelete(DeleteBehavior.Cascade);
            e.Navigation(r => r.Photos).AutoInclude();
            e.Ignore(r => r.TakesPhotos);
        });
        model.Entity<ReturnLine>(e =>
        {
            e.ToTable("return_lines", t =>
            {
                t.HasCheckConstraint("ck_return_lines_received",
                    "quantity >= 1 AND received >= 0 AND received <= quantity AND restocked >= 0 AND written_off >= 0 AND received = restocked + written_off");
            });
            e.HasKey(l => new { l.ReturnId, l.Number });
            e.Property(l => l.Number).ValueGeneratedNever();
            e.Property(l => l.Sku).HasMaxLength(64);
            e.Property(l => l.WantedSku).HasMaxLength(64);
            e.Property(l => l.Name).HasMaxLength(500);
            e.Property(l => l.Reason).HasConversion<string>().HasMaxLength(24);
        });
        model.Entity<ReturnReceipt>(e =>
        {
            e.ToTable("return_receipts", t => t.HasCheckConstraint("ck_return_receipts_quantity", "quantity >= 1"));
            e.HasKey(r => new { r.ReturnId, r.Number });
            e.Property(r => r.Number).ValueGeneratedNever();
            e.Property(r => r.Sku).HasMaxLength(64);
            e.Property(r => r.Reason).HasMaxLength(200);
            e.Property(r => r.Actor).HasMaxLength(24);
            e.Property(r => r.ActorName).HasMaxLength(254);
        });
        model.Entity<ReturnPhoto>(e =>
        {
            e.ToTable("return_photos");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Hash).HasMaxLength(64);
            e.Property(p => p.Actor).HasMaxLength(24);
            e.Property(p => p.ActorName).HasMaxLength(254);
            e.HasIndex(p => new { p.ReturnId, p.Hash }).IsUnique();
            e.HasOne(p => p.File).WithOne().HasForeignKey<ReturnPhotoFile>(f => f.Id).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ReturnPhotoFile>(e =>
        {
            e.ToTable("return_photo_files");
            e.Property(f => f.Id).ValueGeneratedNever();
        });
    }
}
