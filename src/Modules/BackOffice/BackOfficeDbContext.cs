using ClickCart.BackOffice.Connections;
using ClickCart.BackOffice.Settings;

namespace ClickCart.BackOffice;

internal sealed class BackOfficeDbContext(DbContextOptions<BackOfficeDbContext> options) : ModuleDbContext(options, "backoffice")
{
    public DbSet<ShopSettings> Settings => Set<ShopSettings>();
    public DbSet<SettingChange> SettingChanges => Set<SettingChange>();

    public DbSet<KeyTest> KeyTests => Set<KeyTest>();

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
    }
}
