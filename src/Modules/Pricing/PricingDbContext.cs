using System.Text.Json;
using ClickCart.Pricing.Coupons;
using ClickCart.Pricing.Promotions;
using ClickCart.Pricing.Quotes;
using ClickCart.Pricing.TaxRates;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ClickCart.Pricing;

internal sealed class PricingDbContext(DbContextOptions<PricingDbContext> options) : ModuleDbContext(options, "pricing")
{
    public DbSet<StoredQuote> Quotes => Set<StoredQuote>();
    public DbSet<Coupon> Coupons => Set<Coupon>();
    public DbSet<Redemption> Redemptions => Set<Redemption>();
    public DbSet<CustomerUses> CustomerUses => Set<CustomerUses>();
    public DbSet<TaxRate> TaxRates => Set<TaxRate>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var rates = ChangeTracker.Entries<TaxRate>().Any();
        if (ChangeTracker.Entries<Coupon>().Any(c => c.Entity.Code is null && c.State is not EntityState.Unchanged)) Notify(PromotionTable.Topic);
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (rates && rows > 0) this.GetService<TaxTable>().Forget();
        return rows;
    }

    protected override void Map(ModelBuilder model)
    {
        model.Entity<StoredQuote>(e =>
        {
            e.ToTable("quotes", t =>
            {
                t.HasCheckConstraint("ck_quotes_discount", "discount >= 0 AND discount <= subtotal");
                t.HasCheckConstraint("ck_quotes_tax", "tax >= 0");
            });
            e.Property(q => q.Id).ValueGeneratedNever();
            e.Property(q => q.CartId).HasMaxLength(64);
            e.Property(q => q.CouponCode).HasMaxLength(Coupon.MaxCodeLength);
            e.Property(q => q.Currency).HasMaxLength(3).IsFixedLength();
            e.Property(q => q.Details).HasConversion(d => JsonSerializer.Serialize(d, MessageRoutes.Json), json =>
                JsonSerializer.Deserialize<QuoteDetails>(json, MessageRoutes.Json)!);
            e.HasIndex(q => q.ExpiresAt);
        });
        model.Entity<Coupon>(e =>
        {
            e.ToTable("coupons", t =>
            {
                t.HasCheckConstraint("ck_coupons_uses", "uses >= 0 AND (total_limit IS NULL OR uses <= total_limit)");
                // Neither: free delivery alone.
                t.HasCheckConstraint("ck_coupons_kind",
                    "(basis_points_off IS NULL OR (basis_points_off BETWEEN 1 AND 10000 AND amount_off IS NULL)) AND "
                        + "(amount_off IS NULL OR (amount_off > 0 AND currency IS NOT NULL))");
                t.HasCheckConstraint("ck_coupons_code", "code IS NOT NULL OR name IS NOT NULL");
                t.HasCheckConstraint("ck_coupons_deal",
                    "(buy_quantity IS NULL AND get_quantity IS NULL) OR (buy_quantity > 0 AND get_quantity > 0 AND basis_points_off IS NOT NULL)");
            });
            e.Property(c => c.Code).HasMaxLength(Coupon.MaxCodeLength);
            e.Property(c => c.BasisPoints).HasColumnName("basis_points_off");
            e.Property(c => c.Amount).HasColumnName("amount_off");
            e.Property(c => c.Name).HasMaxLength(PromotionRules.MaxNameLength);
            e.Property(c => c.Combines).HasDefaultValue(false);
            e.Property(c => c.Buy).HasColumnName("buy_quantity");
            e.Property(c => c.Get).HasColumnName("get_quantity");
            foreach (var list in new[]
                {
                    e.Property(c => c.Skus), e.Property(c => c.Categories), e.Property(c => c.Groups), e.Property(c => c.GetSkus),
                    e.Property(c => c.GetCategories),
                })
                list.HasConversion(
                    entries => string.Join('\n', entries), stored => stored.Split('\n', StringSplitOptions.RemoveEmptyEntries),
                    new ValueComparer<IReadOnlyList<string>>((a, b) => a!.SequenceEqual(b!), entries => entries.Count, entries => entries));
            e.Property(c => c.Currency).HasMaxLength(3).IsFixedLength();
            e.HasIndex(c => c.Code).IsUnique();
        });
        model.Entity<Redemption>(e =>
        {
            e.ToTable("coupon_redemptions", t => t.HasCheckConstraint(
                "ck_coupon_redemptions_expires_at", "(state = 'Pending' AND expires_at IS NOT NULL) OR (state <> 'Pending' AND expires_at IS NULL)"));
            e.HasKey(r => new { r.OrderId, r.CouponId });
            e.Property(r => r.Customer).HasMaxLength(256);
            e.Property(r => r.Currency).HasMaxLength(3).IsFixedLength();
            // Confirming, giving back and running out race for one redemption: whoever changes it second starts over.
            e.Property(r => r.State).HasMaxLength(10).HasConversion<string>().IsConcurrencyToken();
            e.HasIndex(r => r.ExpiresAt).HasFilter("expires_at IS NOT NULL");
            e.HasMany(r => r.Customers).WithOne().HasForeignKey(c => new { c.OrderId, c.CouponId })
                .HasConstraintName("fk_coupon_redemption_customers_coupon_redemptions");
            e.Navigation(r => r.Customers).AutoInclude();
            e.HasIndex(r => new { r.CouponId, r.ChangedAt, r.OrderId }).IsDescending(false, true, true);
        });
        model.Entity<RedemptionCustomer>(e =>
        {
            e.ToTable("coupon_redemption_customers").HasKey(c => new { c.OrderId, c.CouponId, c.Customer });
            e.Property(c => c.Customer).HasMaxLength(256);
            e.HasIndex(c => new { c.CouponId, c.Customer });
        });
        model.Entity<CustomerUses>(e =>
        {
            e.ToTable("coupon_customer_uses", t => t.HasCheckConstraint("ck_coupon_customer_uses_uses", "uses >= 0"));
            e.HasKey(u => new { u.CouponId, u.Customer });
            e.Property(u => u.Customer).HasMaxLength(256);
        });
        model.Entity<TaxRate>(e =>
        {
            e.ToTable("tax_rates", t => t.HasCheckConstraint("ck_tax_rates_millionths", "millionths >= 0 AND millionths < 1000000"));
            e.Property(r => r.Country).HasMaxLength(2).IsFixedLength();
            e.Property(r => r.Region).HasMaxLength(50);
            e.Property(r => r.Name).HasMaxLength(TaxRate.MaxNameLength);
            e.HasIndex(r => new { r.Country, r.Region, r.Class }).IsUnique();
        });
    }
}
