using System.Text.Json;
using ClickCart.Customers.Accounts;
using ClickCart.Customers.Addresses;
using ClickCart.Customers.Audit;
using ClickCart.Customers.Contracts;
using ClickCart.Customers.Groups;
using ClickCart.Customers.Invitations;
using ClickCart.Customers.Links;
using ClickCart.Customers.SecondFactors;
using ClickCart.Customers.Sessions;
using ClickCart.Customers.StaffRoles;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ClickCart.Customers;

internal sealed class CustomersDbContext(DbContextOptions<CustomersDbContext> options) : ModuleDbContext(options, "customers")
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SavedAddress> Addresses => Set<SavedAddress>();
    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<Role> StaffRoles => Set<Role>();
    public DbSet<AccountLink> Links => Set<AccountLink>();
    public DbSet<StaffInvitation> Invitations => Set<StaffInvitation>();
    public DbSet<KnownDevice> Devices => Set<KnownDevice>();

    /// <summary>Signs the account out everywhere, <paramref name="but"/> perhaps from one session.</summary>
    public async Task EndSessionsAsync(Guid accountId, string because, DateTimeOffset now, CancellationToken ct, Guid? but = null)
    {
        foreach (var session in await Sessions.Where(s => s.AccountId == accountId && s.EndedAt == null && s.Id != but).ToListAsync(ct))
            session.End(now, because);
    }

    /// <summary>Somebody else than who has set it up is to sign in with the account.</summary>
    public async Task DropSecondFactorAsync(Account account, CancellationToken ct)
    {
        account.TurnSecondFactor(on: false);
        SecondFactors.RemoveRange(await SecondFactors.Where(f => f.Id == account.Id).ToListAsync(ct));
    }

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Account>(e =>
        {
            e.ToTable("accounts");
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Version).IsConcurrencyToken();
            e.Property(a => a.Email).HasMaxLength(254).IsRequired();
            e.Property(a => a.NormalizedEmail).HasMaxLength(254).IsRequired();
            e.Property(a => a.Name).HasMaxLength(100);
            e.Property(a => a.SearchKey).HasMaxLength(360);
            e.Property(a => a.Role).HasMaxLength(Role.MaxNameLength);
            e.Property(a => a.Language).HasMaxLength(8);
            e.Property(a => a.PasswordHash).HasMaxLength(200);
            e.Property(a => a.WantedEmail).HasMaxLength(254);
            e.Property(a => a.CustomerGroup).HasMaxLength(ShopGroups.NameLength);
            e.HasIndex(a => a.NormalizedEmail).IsUnique();
            e.HasIndex(a => new { a.CustomerGroup, a.CreatedAt, a.Id }).HasFilter("customer_group IS NOT NULL");
            e.HasIndex(a => new { a.Role, a.CreatedAt, a.Id });
            // Identity's features that are not used.
            e.Ignore(a => a.UserName).Ignore(a => a.NormalizedUserName).Ignore(a => a.ConcurrencyStamp).Ignore(a => a.SecurityStamp)
                .Ignore(a => a.EmailConfirmed).Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed)
                .Ignore(a => a.LockoutEnabled);
        });
        model.Entity<Session>(e =>
        {
            e.Property(s => s.AccessHash).HasMaxLength(64);
            e.Property(s => s.RefreshHash).HasMaxLength(64);
            e.Property(s => s.EndedBecause).HasMaxLength(60);
            e.HasIndex(s => s.AccessHash).IsUnique();
            e.HasIndex(s => s.RefreshHash).IsUnique();
            e.HasIndex(s => s.AccountId);
            e.HasIndex(s => s.RefreshExpiresAt);
            e.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(s => s.Spent).WithOne().HasForeignKey(t => t.SessionId).OnDelete(DeleteBehavior.Cascade);
            e.Navigation(s => s.Spent).UsePropertyAccessMode(PropertyAccessMode.Field);
        });
        model.Entity<SpentToken>(e =>
        {
            e.ToTable("spent_tokens");
            e.HasKey(t => t.Hash);
            e.Property(t => t.Hash).HasMaxLength(64);
        });
        model.Entity<SavedAddress>(e =>
        {
            e.HasIndex(a => new { a.AccountId, a.CreatedAt, a.Id });
            e.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Cascade);
            e.ComplexProperty(a => a.Address, a =>
            {
                a.Property(p => p.Name).HasMaxLength(100);
                a.Property(p => p.Line1).HasMaxLength(200);
                a.Property(p => p.Line2).HasMaxLength(200);
                a.Property(p => p.City).HasMaxLength(100);
                a.Property(p => p.Region).HasMaxLength(50);
                a.Property(p => p.PostalCode).HasMaxLength(20).IsRequired();
                a.Property(p => p.Country).HasMaxLength(2);
                a.Property(p => p.Phone).HasMaxLength(40);
            });
        });
        MapSecondFactors(model);
        MapLinks(model);
        model.Entity<Role>(e =>
        {
            e.ToTable("roles");
            e.Property(r => r.Key).HasMaxLength(Role.MaxNameLength);
            e.Property(r => r.Name).HasMaxLength(Role.MaxNameLength);
            e.Property(r => r.Permissions).HasMaxLength(2000).HasConversion(
                names => string.Join(' ', names), stored => stored.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                new ValueComparer<IReadOnlyList<string>>((a, b) => a!.SequenceEqual(b!), names => names.Count, names => names));
            e.Property(r => r.RefundLimits).HasMaxLength(4000).HasConversion(
                limits => JsonSerializer.Serialize(limits, MessageRoutes.Json), json => JsonSerializer.Deserialize<RefundLimit[]>(json, MessageRoutes.Json)!,
                new ValueComparer<IReadOnlyList<RefundLimit>>((a, b) => a!.SequenceEqual(b!), limits => limits.Count, limits => limits));
            e.HasIndex(r => r.Key).IsUnique();
        });
    }

    private static void MapLinks(ModelBuilder model)
    {
        model.Entity<AccountLink>(e =>
        {
            e.ToTable("account_links");
            e.Property(l => l.Hash).HasMaxLength(64);
            e.Property(l => l.Purpose).HasConversion<string>().HasMaxLength(20);
            e.Property(l => l.Address).HasMaxLength(254);
            e.HasIndex(l => l.Hash).IsUnique();
            e.HasIndex(l => new { l.Subject, l.Purpose });
            e.HasIndex(l => l.ExpiresAt);
        });
        model.Entity<StaffInvitation>(e =>
        {
            e.ToTable("invitations");
            e.Property(i => i.Email).HasMaxLength(254);
            e.Property(i => i.NormalizedEmail).HasMaxLength(254);
            e.Property(i => i.Role).HasMaxLength(Role.MaxNameLength);
            e.Property(i => i.Name).HasMaxLength(100);
            e.Property(i => i.InvitedBy).HasMaxLength(256);
            e.HasIndex(i => i.NormalizedEmail).IsUnique();
        });
        model.Entity<KnownDevice>(e =>
        {
            e.ToTable("known_devices");
            e.HasKey(d => new { d.AccountId, d.Hash });
            e.Property(d => d.Hash).HasMaxLength(64);
            e.HasIndex(d => d.SeenAt);
            e.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void MapSecondFactors(ModelBuilder model)
    {
        model.Entity<SecondFactor>(e =>
        {
            e.ToTable("second_factors");
            e.Property(f => f.Secret).HasMaxLength(1000);
            e.HasOne<Account>().WithOne().HasForeignKey<SecondFactor>(f => f.Id).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(f => f.Codes).WithOne().HasForeignKey(c => c.SecondFactorId).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(f => f.Passkeys).WithOne().HasForeignKey(p => p.SecondFactorId).OnDelete(DeleteBehavior.Cascade);
            e.Navigation(f => f.Codes).UsePropertyAccessMode(PropertyAccessMode.Field);
            e.Navigation(f => f.Passkeys).UsePropertyAccessMode(PropertyAccessMode.Field);
        });
        model.Entity<RecoveryCode>(e =>
        {
            e.ToTable("recovery_codes");
            e.HasKey(c => new { c.SecondFactorId, c.Hash });
            e.Property(c => c.Hash).HasMaxLength(64);
        });
        model.Entity<Passkey>(e =>
        {
            e.ToTable("passkeys");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Name).HasMaxLength(Passkey.NameLength);
            // As long as WebAuthn allows, in base64url.
            e.Property(p => p.CredentialId).HasMaxLength(1400);
            e.Property(p => p.PublicKey).HasMaxLength(2000);
        });
        model.Entity<AuditEntry>(e =>
        {
            e.ToTable("audit_entries");
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.What).HasConversion<string>().HasMaxLength(32);
            e.Property(a => a.Actor).HasMaxLength(256);
            e.Property(a => a.Details).HasMaxLength(AuditEntry.DetailsLength);
            e.Property(a => a.Client).HasMaxLength(64);
            e.HasIndex(a => new { a.At, a.Id });
            e.HasIndex(a => new { a.Actor, a.Id });
            e.HasIndex(a => new { a.AccountId, a.At, a.Id });
        });
    }
}
