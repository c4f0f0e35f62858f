using ClickCart.Notifications.BackInStock;
using ClickCart.Notifications.Mails;
using ClickCart.Notifications.Staff;
using ClickCart.Notifications.Templates;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ClickCart.Notifications;

internal sealed class NotificationsDbContext(DbContextOptions<NotificationsDbContext> options) : ModuleDbContext(options, "notifications")
{
    public DbSet<Mail> Mails => Set<Mail>();
    public DbSet<MailTemplate> Templates => Set<MailTemplate>();
    public DbSet<TemplateVersion> TemplateVersions => Set<TemplateVersion>();
    public DbSet<TemplateFailure> TemplateFailures => Set<TemplateFailure>();
    public DbSet<NoticeSettings> NoticeSettings => Set<NoticeSettings>();
    public DbSet<StaffNotice> StaffNotices => Set<StaffNotice>();
    public DbSet<WaitlistEntry> Waitlist => Set<WaitlistEntry>();

    private NotificationsQueries Queries => this.GetService<NotificationsQueries>();

    /// <summary>Whether that recipient has been written to of that.</summary>
    public Task<bool> IsWrittenAsync(string cause, string to, CancellationToken ct) => Queries.IsWritten(this, cause, to, ct);

    /// <summary>To be changed; null when it is not kept any more.</summary>
    public Task<Mail?> FindMailAsync(Guid id, CancellationToken ct) => Queries.MailToSend(this, id, ct);

    /// <summary>The owner's template, only to be read; null where there is the original alone.</summary>
    public Task<MailTemplate?> ReadTemplateAsync(MailKind kind, string language, CancellationToken ct) => Queries.TemplateOf(this, kind, language, ct);

    protected override void Map(ModelBuilder model)
    {
        MapMails(model);
        TemplateMap.Of(model);
        MapNotices(model);
        model.Entity<WaitlistEntry>(e =>
        {
            e.ToTable("waitlist");
            e.Property(w => w.Sku).HasMaxLength(64);
            e.Property(w => w.Email).HasMaxLength(EmailAddress.MaxLength);
            e.Property(w => w.EmailKey).HasMaxLength(EmailAddress.MaxLength);
            e.Property(w => w.Language).HasMaxLength(8);
            e.Property(w => w.SecretHash).HasMaxLength(64);
            e.HasIndex(w => new { w.EmailKey, w.Sku }).IsUnique();
            e.HasIndex(w => w.SecretHash).IsUnique();
            e.HasIndex(w => new { w.Sku, w.AskedAt });
            e.HasIndex(w => w.AskedAt);
        });
    }

    private static void MapNotices(ModelBuilder model)
    {
        model.Entity<NoticeSettings>(e =>
        {
            e.ToTable("notice_settings", t => t.HasCheckConstraint("ck_notice_settings_digest_hour", "digest_hour BETWEEN 0 AND 23"));
            e.Property(s => s.NewOrder).HasConversion<string>().HasMaxLength(8);
            e.Property(s => s.PaymentAlert).HasConversion<string>().HasMaxLength(8);
            e.Property(s => s.FailedJob).HasConversion<string>().HasMaxLength(8);
            e.Property(s => s.LowStock).HasConversion<string>().HasMaxLength(8);
            e.Property(s => s.CheckFailed).HasConversion<string>().HasMaxLength(8);
        });
        model.Entity<StaffNotice>(e =>
        {
            e.ToTable("staff_notices");
            e.Property(n => n.Id).ValueGeneratedNever();
            e.Property(n => n.Kind).HasConversion<string>().HasMaxLength(16);
            e.Property(n => n.Cause).HasMaxLength(StaffNotice.CauseLength);
            e.Property(n => n.Title).HasMaxLength(StaffNotice.TitleLength);
            e.Property(n => n.Detail).HasMaxLength(StaffNotice.DetailLength);
            e.Property(n => n.Path).HasMaxLength(StaffNotice.PathLength);
            e.HasIndex(n => new { n.Cause, n.AccountId }).IsUnique();
            e.HasIndex(n => new { n.AccountId, n.Kind, n.SentAt });
        });
    }

    private static void MapMails(ModelBuilder model) => model.Entity<Mail>(e =>
    {
        e.ToTable("mails", t => t.HasCheckConstraint("ck_mails_tries", "tries >= 0 AND tries <= attempts"));
        e.Property(m => m.Kind).HasConversion(kind => kind.Template(), stored => MailKinds.Read(stored)).HasMaxLength(40);
        e.Property(m => m.Cause).HasMaxLength(Mail.CauseLength);
        e.Property(m => m.To).HasMaxLength(EmailAddress.MaxLength);
        e.Property(m => m.Language).HasMaxLength(5);
        e.Property(m => m.Subject).HasMaxLength(Mail.SubjectLength);
        e.Property(m => m.Error).HasMaxLength(Mail.ErrorLength);
        e.Property(m => m.Attachment).HasMaxLength(Mail.AttachmentLength);
        e.Property(m => m.Status).HasConversion<string>().HasMaxLength(8);
        e.HasIndex(m => new { m.Cause, m.To }).IsUnique();
        e.HasIndex(m => new { m.At, m.Id }).IsDescending();
        e.HasIndex(m => m.OrderId);
        e.HasIndex(m => new { m.To, m.At });
    });
}
