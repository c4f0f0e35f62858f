using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Invoices;

/// <summary>How invoices and credit notes, their lines, taxes and numbers are stored.</summary>
internal static class InvoiceTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<InvoiceCounter>(e =>
        {
            e.ToTable("invoice_counters").HasKey(c => new { c.Series, c.Year });
            e.Property(c => c.Series).HasConversion<string>().HasMaxLength(24);
            e.Property(c => c.Year).ValueGeneratedNever();
        });
        model.Entity<Invoice>(e =>
        {
            e.ToTable("invoices", t =>
            {
                t.HasCheckConstraint("ck_invoices_total", "total = subtotal - discount + shipping + tax AND total >= 0");
                t.HasCheckConstraint("ck_invoices_sequence", "sequence >= 1");
            });
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Property(i => i.Kind).HasConversion<string>().HasMaxLength(24);
            e.Property(i => i.Series).HasConversion<string>().HasMaxLength(24);
            e.ComplexProperty(i => i.BillTo, a => a.Property(p => p.PostalCode).IsRequired());
            e.ComplexProperty(i => i.ShipTo, a => a.Property(p => p.PostalCode).IsRequired());
            e.HasIndex(i => new { i.Series, i.Year, i.Sequence }).IsUnique();
            e.HasIndex(i => new { i.OrderId, i.Number });
            e.HasOne<Order>().WithMany().HasForeignKey(i => i.OrderId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(i => i.Lines).WithOne().HasForeignKey(l => l.InvoiceId);
            e.HasMany(i => i.Taxes).WithOne().HasForeignKey(t => t.InvoiceId);
        });
        model.Entity<InvoiceLine>(e =>
        {
            e.ToTable("invoice_lines").HasKey(l => new { l.InvoiceId, l.Number });
            e.Property(l => l.Number).ValueGeneratedNever();
            e.Property(l => l.Sku).HasMaxLength(64);
            e.Property(l => l.Name).HasMaxLength(500);
        });
        model.Entity<InvoiceTax>(e =>
        {
            e.ToTable("invoice_taxes").HasKey(t => new { t.InvoiceId, t.Number });
            e.Property(t => t.Number).ValueGeneratedNever();
            e.Property(t => t.Name).HasMaxLength(Line.TaxNameLength);
        });
    }
}
