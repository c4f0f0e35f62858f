using ClickCart.BackOffice.Connections;
using ClickCart.BackOffice.Settings;
using ClickCart.BackOffice.Views;

namespace ClickCart.BackOffice;

internal sealed class BackOfficeDbContext(DbContextOptions<BackOfficeDbContext> options) : ModuleDbContext(options, "backoffice")
{
    public DbSet<ShopSettings> Settings => Set<ShopSettings>();
    public DbSet<SettingChange> SettingChanges => Set<SettingChange>();
    public DbSet<Logo> Logos => Set<Logo>();
    public DbSet<KeyTest> KeyTests => Set<KeyTest>();
    public DbSet<SavedView> Views => Set<SavedView>();
    public DbSet<DefaultView> DefaultViews => Set<DefaultView>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<ShopSettings>(e =>
        {
            e.ToTable("shop_settings");
            e.OwnsMany(s => s.Values, v =>
            {
                v.ToTable("settings");
                v.WithOwner().HasForeignKey("settings_id");
                v.HasKey(s => s.Key);
                v.Property(s => s.Key).HasMaxLength(SettingChange.KeyLength);
                v.Property(s => s.Actor).HasMaxLength(256);
            });
        });
        model.Entity<SettingChange>(e =>
        {
            e.ToTable("setting_changes");
            e.HasKey(c => new { c.Key, c.Version });
            e.Property(c => c.Key).HasMaxLength(SettingChange.KeyLength);
            e.Property(c => c.Actor).HasMaxLength(256);
        });
        model.Entity<Logo>(e =>
        {
            e.ToTable("logos").HasKey(l => l.Hash);
            e.Property(l => l.Hash).HasMaxLength(ShopLogo.HashLength);
            e.Property(l => l.Actor).HasMaxLength(256);
        });
        model.Entity<KeyTest>(e =>
        {
            e.ToTable("key_tests");
            e.HasKey(t => t.Name);
            e.Property(t => t.Name).HasMaxLength(KeyTest.NameLength);
            e.Property(t => t.Fingerprint).HasMaxLength(32);
            e.Property(t => t.Verdict).HasConversion<string>().HasMaxLength(20);
            e.Property(t => t.Words).HasMaxLength(KeyTest.WordsLength);
            e.Property(t => t.Actor).HasMaxLength(256);
        });
        model.Entity<SavedView>(e =>
        {
            e.ToTable("list_views");
            e.Property(v => v.List).HasMaxLength(SavedView.ListLength);
            e.Property(v => v.Name).HasMaxLength(SavedView.NameLength);
            e.Property(v => v.Query).HasMaxLength(SavedView.QueryLength);
            e.Property(v => v.Owner).HasMaxLength(256);
            e.HasIndex(v => new { v.OwnerId, v.List, v.Name }).IsUnique();
            e.HasIndex(v => new { v.List, v.IsShared });
        });
        model.Entity<DefaultView>(e =>
        {
            e.ToTable("default_views");
            e.HasKey(d => new { d.AccountId, d.List });
            e.Property(d => d.List).HasMaxLength(SavedView.ListLength);
            e.HasIndex(d => d.ViewId);
        });
    }
}
