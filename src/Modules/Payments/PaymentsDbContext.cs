using ClickCart.Payments.Contracts;
using ClickCart.Payments.Credits;
using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;
using ClickCart.Payments.SavedCards;
using ClickCart.Payments.StripeEvents;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace ClickCart.Payments;

internal sealed class PaymentsDbContext(DbContextOptions<PaymentsDbContext> options) : ModuleDbContext(options, "payments")
{
    /// <summary>Loaded with their attempts and refunds.</summary>
    public DbSet<Payment> Payments => Set<Payment>();

    /// <summary>The payment of an order, to be changed.</summary>
    public Task<Payment?> FindPaymentAsync(Guid orderId, CancellationToken ct) => Queries.PaymentToChange(this, orderId, ct);

    /// <summary>What makes a refund, to be changed: the payment of an order, or that of a supplement of it.</summary>
    public async Task<Payment?> FindPaymentOfRefundAsync(Guid orderId, Guid refundId, CancellationToken ct) =>
        await Payments.AsSingleQuery().FirstOrDefaultAsync(p => p.SupplementOf == orderId && p.Refunds.Any(r => r.Id == refundId), ct)
        ?? await FindPaymentAsync(orderId, ct);

    /// <summary>The payment of an order, only to be shown.</summary>
    public Task<Payment?> ReadPaymentAsync(Guid orderId, CancellationToken ct) =>
        Payments.AsNoTracking().AsSingleQuery().FirstOrDefaultAsync(p => p.Id == orderId, ct);

    /// <summary>How the payment stands that a webhook names, by the gateway's id or the order's.</summary>
    public Task<KnownPayment?> KnownAsync(string? gatewayId, Guid? orderId, CancellationToken ct) => Queries.KnownOf(this, gatewayId, orderId, ct);

    /// <summary>Whether this webhook has come before.</summary>
    public Task<bool> IsKnownEventAsync(string id, CancellationToken ct) => Queries.IsKnownEvent(this, id, ct);

    /// <summary>The present moment, and who acts in it.</summary>
    public Stamp Now(string actor)
    {
        var now = this.GetService<TimeProvider>().GetUtcNow();
        return new(now, this.GetService<IIds>(), actor, this.GetService<ShopTime>().DayOf(now));
    }

    private PaymentsQueries Queries => this.GetService<PaymentsQueries>();

    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();
    public DbSet<Credit> Credits => Set<Credit>();
    public DbSet<CreditEntry> CreditLedger => Set<CreditEntry>();
    public DbSet<CreditUse> CreditUses => Set<CreditUse>();
    public DbSet<Alert> Alerts => Set<Alert>();
    public DbSet<Cardholder> Cardholders => Set<Cardholder>();
    public DbSet<SavedCard> SavedCards => Set<SavedCard>();
    public DbSet<StripeEvent> StripeEvents => Set<StripeEvent>();

    /// <summary>Does to an order's payment what an event asks for, and publishes what comes of that. Not yet, while there is no payment.</summary>
    public async Task<Result> FollowAsync(Guid orderId, string actor, Action<Payment, Stamp> change, CancellationToken ct)
    {
        if (await FindPaymentAsync(orderId, ct) is not { } payment) return Error.NotYet($"Order {orderId} has no payment yet.");
        change(payment, Now(actor));
        await PublishEventsAsync(payment, ct);
        return Result.Success;
    }

    /// <summary>Publishes the payment's events, enqueues its jobs and raises its alerts, so that they commit together.</summary>
    public async Task PublishEventsAsync(Payment payment, CancellationToken ct)
    {
        var (events, work, alerts) = payment.TakeEvents();
        foreach (var item in events) this.Publish(item);
        foreach (var job in work) this.Enqueue(job);
        foreach (var alert in alerts) await RaiseAsync(alert, ct);
        if (payment.TakeMoves() is { Count: > 0 } moves) await this.MoveCreditAsync(payment, moves, ct);
    }

    /// <summary>Stores, publishes and logs an alert, once.</summary>
    public async Task RaiseAsync(Alert alert, CancellationToken ct)
    {
        if (Alerts.Local.Any(a => a.Id == alert.Id) || await Alerts.AnyAsync(a => a.Id == alert.Id, ct)) return;
        Alerts.Add(alert);
        this.Publish(new AlertRaised(alert.Id, alert.OrderId, alert.Detail, alert.At));
        this.GetService<ILoggerFactory>().CreateLogger("ClickCart.Payments.Alerts")
            .LogError("Alert {Alert} about order {OrderId}: {Detail}", alert.Id, alert.OrderId, alert.Detail);
    }

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Payment>(e =>
        {
            e.ToTable("payments", t => t.HasCheckConstraint(
                "ck_payments_amounts", "refunded >= 0 AND refunded <= captured AND captured <= authorized AND authorized <= amount "
                    + "AND credit_used >= 0 AND supplemented >= 0 AND credit_used + supplemented <= amount AND credited >= 0 AND credited <= refunded"));
            e.HasIndex(p => p.SupplementOf).HasFilter(Filled("supplement_of"));
            e.Property(p => p.State).HasConversion<string>().HasMaxLength(16);
            e.HasIndex(p => p.GatewayId).IsUnique().HasFilter(Filled("gateway_id"));
            e.HasIndex(p => p.PollAt).HasFilter(Filled("poll_at"));
            e.HasIndex(p => new { p.Manual, p.OpenedAt }).HasFilter(Filled("manual"));
            e.HasIndex(p => p.DisputedAt).HasFilter(Filled("disputed_at"));
            e.HasMany(p => p.Attempts).WithOne().HasForeignKey("PaymentId").IsRequired();
            e.HasMany(p => p.Refunds).WithOne().HasForeignKey("PaymentId").IsRequired();
            e.HasMany(p => p.Ledger).WithOne().HasForeignKey("PaymentId").IsRequired();
            e.Navigation(p => p.Attempts).AutoInclude();
            e.Navigation(p => p.Refunds).AutoInclude();
        });
        model.Entity<Attempt>(e =>
        {
            e.ToTable("payment_attempts");
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Kind).HasConversion<string>().HasMaxLength(16);
            e.Property(a => a.Outcome).HasConversion<string>().HasMaxLength(16);
            e.Property(a => a.PaymentMethod).HasMaxLength(255);
            e.Property(a => a.Key).HasMaxLength(64);
            e.Property(a => a.Detail).HasMaxLength(500);
            e.Property(a => a.Session).HasMaxLength(255);
            e.HasIndex(a => a.Key).IsUnique();
            e.HasIndex("PaymentId", nameof(Attempt.Sequence)).IsUnique();
        });
        model.Entity<Refund>(e =>
        {
            e.ToTable("refunds", t => t.HasCheckConstraint("ck_refunds_amount", "amount > 0"));
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.State).HasConversion<string>().HasMaxLength(16);
            e.Property(r => r.To).HasConversion<string>().HasMaxLength(16).HasDefaultValue(RefundTo.Method).HasColumnName("goes_to");
            e.Ignore(r => r.Target);
            e.Property(r => r.With).HasColumnName("goes_with");
            e.Property(r => r.Reason).HasMaxLength(500);
            e.Property(r => r.Actor).HasMaxLength(255);
            e.Property(r => r.Key).HasMaxLength(64);
            e.Property(r => r.GatewayId).HasMaxLength(255);
            e.Property(r => r.Detail).HasMaxLength(500);
            e.HasIndex(r => r.Key).IsUnique();
            e.HasIndex(r => r.Day);
            e.HasIndex(r => r.GatewayId).IsUnique().HasFilter(Filled("gateway_id"));
        });
        model.Entity<LedgerEntry>(e =>
        {
            e.ToTable("money_ledger", t => t.HasCheckConstraint("ck_money_ledger_amount", "amount >= 0"));
            e.Property(l => l.Id).ValueGeneratedNever();
            e.Property(l => l.Kind).HasConversion<string>().HasMaxLength(16);
            e.Property(l => l.Currency).HasMaxLength(3);
            e.Property(l => l.Actor).HasMaxLength(255);
            e.Property(l => l.Reason).HasMaxLength(500);
            e.Property(l => l.Reference).HasMaxLength(255);
            // The list of disputes; all other movements cost it nothing.
            e.HasIndex(l => l.At).HasFilter("kind = 'Disputed'");
        });
        model.Entity<Alert>(e =>
        {
            e.ToTable("alerts");
            e.Property(a => a.Id).HasMaxLength(200);
            e.Property(a => a.Detail).HasMaxLength(1000);
        });
        model.Entity<Cardholder>(e =>
        {
            e.ToTable("cardholders");
            e.Property(c => c.AccountId).ValueGeneratedNever();
            e.HasIndex(c => c.GatewayId).IsUnique().HasFilter(Filled("gateway_id"));
        });
        model.Entity<SavedCard>(e =>
        {
            e.ToTable("saved_cards");
            e.HasIndex(c => c.AccountId);
        });
        model.MapCredits(Filled);
        model.Entity<StripeEvent>(e =>
        {
            e.ToTable("stripe_events");
            e.Property(s => s.Id).HasMaxLength(255);
            e.Property(s => s.Type).HasMaxLength(100);
            e.Property(s => s.PaymentIntent).HasMaxLength(255);
            e.Property(s => s.ObjectId).HasMaxLength(255);
            e.Property(s => s.Currency).HasMaxLength(8);
            e.Property(s => s.Status).HasMaxLength(64);
            e.HasIndex(s => s.ReceivedAt).HasFilter(Empty("done_at"));
        });
    }

    private string Filled(string column) => Database.IsSqlServer() ? $"[{column}] IS NOT NULL" : $"{column} IS NOT NULL";

    private string Empty(string column) => Database.IsSqlServer() ? $"[{column}] IS NULL" : $"{column} IS NULL";
}
