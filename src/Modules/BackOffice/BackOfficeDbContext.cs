using ClickCart.BackOffice.Settings;

namespace ClickCart.BackOffice;

internal sealed class BackOfficeDbContext(DbContextOptions<BackOfficeDbContext> options) : ModuleDbContext(options, "backoffice")
{
    public DbSet<ShopSettings> Settings => Set<ShopSettings>();
    public DbSet<SettingChange> SettingChanges => Set<SettingChange>();
    public DbSet<Logo> Logos => Set<Logo>();

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
    }
}
