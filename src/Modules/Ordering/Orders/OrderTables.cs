using System.Text.Json;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;
using ClickCart.Shipping.Contracts;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ClickCart.Ordering.Orders;

/// <summary>How orders, and what belongs to them, are stored.</summary>
internal static class OrderTables
{
    /// <summary>Always read with their change, and never asked for.</summary>
    private static readonly ValueConverter<OrderFigures, string> Figures = new(
        figures => JsonSerializer.Serialize(figures, JsonSerializerOptions.Web),
        stored => JsonSerializer.Deserialize<OrderFigures>(stored, JsonSerializerOptions.Web)!);

    public static void Map(ModelBuilder model)
    {
        model.Entity<Order>(e =>
        {
            e.ToTable("orders", t =>
            {
                t.HasCheckConstraint("ck_orders_total", "total = subtotal - discount + shipping + tax");
                t.HasCheckConstraint("ck_orders_discount", "discount >= 0 AND discount <= subtotal");
                t.HasCheckConstraint("ck_orders_amounts", "total >= 0 AND shipping >= 0 AND tax >= shipping_tax AND shipping_tax >= 0");
                t.HasCheckConstraint("ck_orders_refunded", "refunded >= 0 AND refunded <= total");
            });
            e.Property(o => o.Status).HasConversion<string>().HasMaxLength(24);
            e.Property(o => o.PaymentStatus).HasConversion<string>().HasMaxLength(24);
            e.Property(o => o.FulfilmentStatus).HasConversion<string>().HasMaxLength(24);
            e.ComplexProperty(o => o.ShipTo, a => a.Property(p => p.PostalCode).IsRequired());
            e.ComplexProperty(o => o.BillTo, a => a.Property(p => p.PostalCode).IsRequired());
            e.Ignore(o => o.IsPaidByExchange);
            e.Ignore(o => o.Hold).Ignore(o => o.ExchangeOf).Ignore(o => o.Delivery).Ignore(o => o.CreditUsed).Ignore(o => o.ToPay);
            // Always read with their order, and never asked for.
            e.Property(o => o.Credits).HasConversion(
                credits => JsonSerializer.Serialize(credits, JsonSerializerOptions.Web),
                stored => JsonSerializer.Deserialize<List<CreditShare>>(stored, JsonSerializerOptions.Web)!,
                new ValueComparer<IReadOnlyList<CreditShare>?>((a, b) => a == b, credits => credits == null ? 0 : credits.Count, same => same));
            e.Property(o => o.Promotions).HasConversion(
                promotions => JsonSerializer.Serialize(promotions, JsonSerializerOptions.Web),
                stored => JsonSerializer.Deserialize<List<AppliedPromotion>>(stored, JsonSerializerOptions.Web)!,
                new ValueComparer<IReadOnlyList<AppliedPromotion>?>((a, b) => a == b, promotions => promotions == null ? 0 : promotions.Count, same => same));
            e.Property(o => o.Taxes).HasConversion(
                taxes => JsonSerializer.Serialize(taxes, JsonSerializerOptions.Web),
                stored => JsonSerializer.Deserialize<List<TaxShare>>(stored, JsonSerializerOptions.Web)!,
                new ValueComparer<IReadOnlyList<TaxShare>?>(
                    (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)), taxes => taxes == null ? 0 : taxes.Count, taxes => taxes));
            e.HasIndex(o => o.Number).IsUnique();
            // Without guests' orders: they would all be one account's, which SQLite reads through where it is to find the few of an address.
            e.HasIndex(o => new { o.AccountId, o.CreatedAt, o.Id }).IsDescending(false, true, true).HasFilter("account_id IS NOT NULL");
            e.HasIndex(o => new { o.Status, o.CreatedAt, o.Id }).IsDescending(false, true, true);
            e.HasIndex(o => new { o.PaymentStatus, o.CreatedAt, o.Id }).IsDescending(false, true, true);
            e.HasIndex(o => new { o.FulfilmentStatus, o.CreatedAt, o.Id }).IsDescending(false, true, true);
            e.HasIndex(o => new { o.CreatedAt, o.Id }).IsDescending();
            // All that reports and the dashboard read of an order but its country: a year's reports go by this index, past the wide rows.
            e.HasIndex(o => new
            {
                o.Day,
                o.Currency,
                o.Status,
                o.Id,
                o.Total,
                o.Shipping,
                o.ShippingTax,
                o.ShippingTaxIncluded,
                o.ShippingRefunded,
                o.ShippingTaxName,
                o.ShippingTaxRate,
            }).HasDatabaseName("ix_orders_sales");
            e.HasIndex(o => new { o.Email, o.Id });
            e.HasIndex(o => new { o.Total, o.Id });
            // Who ordered without an account, and when.
            e.HasIndex(o => new { o.Email, o.CreatedAt }).HasFilter("account_id IS NULL");
            e.HasIndex(o => new { o.CreatedAt, o.Email }).HasFilter("account_id IS NULL");
            // A return has one order that is sent instead.
            e.HasIndex(o => o.ExchangeReturnId).IsUnique().HasFilter("exchange_return_id IS NOT NULL");
            // Few orders wait for somebody, and every page of the back office says how many.
            e.HasIndex(o => o.RefusedAt).HasFilter("refused_at IS NOT NULL");
            e.HasIndex(o => o.KeptBackAt).HasFilter("kept_back_at IS NOT NULL");
            e.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId);
            e.HasMany(o => o.Shipments).WithOne().HasForeignKey(s => s.OrderId);
            e.HasMany(o => o.Timeline).WithOne().HasForeignKey(t => t.OrderId);
            e.HasMany(o => o.Corrections).WithOne().HasForeignKey(c => c.OrderId);
            e.HasMany(o => o.Edits).WithOne().HasForeignKey(x => x.OrderId);
            e.HasMany(o => o.Tags).WithOne().HasForeignKey(t => t.OrderId);
        });
        model.Entity<OrderTag>(e =>
        {
            e.ToTable("tags").HasKey(t => new { t.OrderId, t.Tag });
            e.Property(t => t.Tag).HasMaxLength(OrderTag.Longest);
            // Staff looks for the orders of a tag.
            e.HasIndex(t => new { t.Tag, t.OrderId });
        });
        model.Entity<Line>(e =>
        {
            e.ToTable("order_lines", t =>
            {
                t.HasCheckConstraint("ck_order_lines_total", "total = quantity * unit_price - discount + tax");
                t.HasCheckConstraint("ck_order_lines_quantity", "quantity >= 1 AND discount >= 0");
                t.HasCheckConstraint("ck_order_lines_backordered", "backordered >= 0 AND backordered <= quantity");
            });
            // Few orders wait for goods, and every page of the back office says how many.
            e.HasIndex(l => l.OrderId).HasFilter("backordered > 0").HasDatabaseName("ix_order_lines_backordered");
            e.HasKey(l => new { l.OrderId, l.Number });
            // Staff looks for the orders of a SKU.
            e.HasIndex(l => new { l.Sku, l.OrderId });
            e.Property(l => l.Number).ValueGeneratedNever();
            e.Property(l => l.Sku).HasMaxLength(64);
            e.Property(l => l.Name).HasMaxLength(500);
            e.Property(l => l.Category).HasMaxLength(200);
            e.Property(l => l.TaxName).HasMaxLength(Line.TaxNameLength);
        });
        model.Entity<Shipment>(e =>
        {
            e.ToTable("shipments");
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Carrier).HasMaxLength(100);
            e.Property(s => s.Service).HasMaxLength(100);
            e.Property(s => s.TrackingCode).HasMaxLength(100);
            e.Property(s => s.LabelUrl).HasMaxLength(2048);
            e.Property(s => s.State).HasConversion<string>().HasMaxLength(24);
            // Always read with their parcel, and never asked for.
            e.Property(s => s.Lines).HasConversion(
                lines => JsonSerializer.Serialize(lines, JsonSerializerOptions.Web),
                stored => JsonSerializer.Deserialize<List<ParcelLine>>(stored, JsonSerializerOptions.Web)!,
                new ValueComparer<IReadOnlyList<ParcelLine>?>((a, b) => a == b, lines => lines == null ? 0 : lines.Count, same => same));
            e.Ignore(s => s.HasLeft);
        });
        model.Entity<DeliveryCorrection>(e =>
        {
            e.ToTable("delivery_corrections").HasKey(c => new { c.OrderId, c.Number });
            e.Property(c => c.Number).ValueGeneratedNever();
            e.Property(c => c.Actor).HasMaxLength(24);
            e.Property(c => c.ActorName).HasMaxLength(254);
            e.ComplexProperty(c => c.ShipTo, a => a.Property(p => p.PostalCode).IsRequired());
            e.Property(c => c.ShippingOptionId).HasMaxLength(200);
            e.Property(c => c.Carrier).HasMaxLength(100);
            e.Property(c => c.Service).HasMaxLength(100);
            e.Property(c => c.Reason).HasMaxLength(500);
        });
        model.Entity<OrderEdit>(e =>
        {
            // After 'orders', as 'timeline' is.
            e.ToTable("revisions").HasIndex(x => new { x.OrderId, x.Number }).IsUnique();
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Actor).HasMaxLength(24);
            e.Property(x => x.ActorName).HasMaxLength(254);
            e.Property(x => x.Before).HasConversion(Figures);
            e.Property(x => x.After).HasConversion(Figures);
        });
        model.Entity<TimelineEntry>(e =>
        {
            // Writes go by table name: 'timeline' after 'orders', so that of two changes at once the later one fails on the order's version, not on its row.
            e.ToTable("timeline").HasKey(t => new { t.OrderId, t.Number });
            e.Property(t => t.Number).ValueGeneratedNever();
            e.Property(t => t.What).HasConversion<string>().HasMaxLength(40);
            e.Property(t => t.Actor).HasMaxLength(24);
            e.Property(t => t.ActorName).HasMaxLength(254);
            e.Property(t => t.Detail).HasMaxLength(2000);
            e.Property(t => t.Before).HasColumnName("state_before").HasMaxLength(80).HasConversion(s => s!.ToString(), s => OrderState.Parse(s));
            e.Property(t => t.After).HasColumnName("state_after").HasMaxLength(80).HasConversion(s => s.ToString(), s => OrderState.Parse(s));
        });
    }
}
