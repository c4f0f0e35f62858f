namespace ClickCart.Payments.Credits;

internal static class CreditTables
{
    public static void MapCredits(this ModelBuilder model, Func<string, string> filled)
    {
        model.Entity<Credit>(e =>
        {
            e.ToTable("credits", t => t.HasCheckConstraint("ck_credits_balance", "balance >= 0"));
            e.Property(c => c.Kind).HasConversion<string>().HasMaxLength(16);
            e.Ignore(c => c.Money);
            e.HasIndex(c => c.CodeHash).IsUnique().HasFilter(filled("code_hash"));
            e.HasIndex(c => new { c.AccountId, c.Currency }).IsUnique().HasFilter(filled("account_id"));
            e.HasIndex(c => c.ExchangeId).IsUnique().HasFilter(filled("exchange_id"));
            e.HasIndex(c => c.OfOrder).HasFilter(filled("of_order"));
            e.HasIndex(c => c.LastFour).HasFilter(filled("last_four"));
            e.HasIndex(c => c.Recipient).HasFilter(filled("recipient"));
            e.HasIndex(c => new { c.Kind, c.CreatedAt });
            e.HasIndex(c => c.ExpiresAt).HasFilter(filled("expires_at"));
            e.HasMany(c => c.Ledger).WithOne().HasForeignKey("CreditId").IsRequired();
        });
        model.Entity<CreditEntry>(e =>
        {
            e.ToTable("credit_ledger", t => t.HasCheckConstraint("ck_credit_ledger_balance", "balance_after >= 0"));
            e.Property(l => l.Id).ValueGeneratedNever();
            e.Property(l => l.Kind).HasConversion<string>().HasMaxLength(16);
            e.Property(l => l.Actor).HasMaxLength(255);
            e.Property(l => l.Reason).HasMaxLength(Credit.TextLength);
            e.HasIndex("CreditId", nameof(CreditEntry.Number)).IsUnique();
            e.HasIndex(l => l.OrderId).HasFilter(filled("order_id"));
        });
        model.Entity<CreditUse>(e =>
        {
            e.ToTable("credit_uses", t => t.HasCheckConstraint("ck_credit_uses_returned", "taken >= 0 AND returned >= 0 AND returned <= taken"));
            e.HasKey(u => new { u.OrderId, u.CreditId });
            e.Ignore(u => u.Open);
            // Of two requests that order one quote with different cards at once, one wins.
            e.HasIndex(u => new { u.OrderId, u.Place }).IsUnique();
            e.HasIndex(u => u.CreditId);
            e.HasIndex(u => u.ExpiresAt).HasFilter(filled("expires_at"));
        });
    }
}
