using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications;

internal sealed class NotificationsDbContext(DbContextOptions<NotificationsDbContext> options) : ModuleDbContext(options, "notifications")
{
    public DbSet<Mail> Mails => Set<Mail>();

    protected override void Map(ModelBuilder model) => model.Entity<Mail>(e =>
    {
        e.ToTable("mails", t => t.HasCheckConstraint("ck_mails_tries", "tries >= 0 AND tries <= attempts"));
        e.Property(m => m.Kind).HasConversion(kind => kind.Template(), stored => MailKinds.Read(stored)).HasMaxLength(40);
        e.Property(m => m.Cause).HasMaxLength(Mail.CauseLength);
        e.Property(m => m.To).HasMaxLength(EmailAddress.MaxLength);
        e.Property(m => m.Language).HasMaxLength(5);
        e.Property(m => m.Subject).HasMaxLength(Mail.SubjectLength);
        e.Property(m => m.Error).HasMaxLength(Mail.ErrorLength);
        e.Property(m => m.Status).HasConversion<string>().HasMaxLength(8);
        e.HasIndex(m => new { m.Cause, m.To }).IsUnique();
        e.HasIndex(m => new { m.At, m.Id }).IsDescending();
        e.HasIndex(m => m.OrderId);
        e.HasIndex(m => new { m.To, m.At });
    });
}
